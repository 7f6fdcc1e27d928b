"""The error envelope of the API's document, around the errors of Django REST framework."""

import json
import uuid

from django.http import Http404
from rest_framework import exceptions, views


class Behaviour:
    """Behaviour that differs between public servers; the tests select it."""

    # The format of field errors in `details`: "text" (JSON text, as the document's type is string), "object",
    # "prose", or "plain" for the framework's own response without an envelope.
    details = "text"
    # The status of a missing experience: 404 as documented, or 400 as also seen.
    missing_status = 404


def in_prose(errors):
    """Returns one line for each error: "company_name: This field may not be blank." """
    if not isinstance(errors, dict):
        return "\n".join(str(error) for error in errors)
    lines = []
    for name, complaints in errors.items():
        lines += [complaint if name == "non_field_errors" else f"{name}: {complaint}" for complaint in complaints]
    return "\n".join(lines)


def envelope(code, message, details, extra):
    return {"error": {"uuid": str(uuid.uuid4()), "code": code, "message": message, "details": details, "extra": extra}}


def envelope_of_invalid(errors, request):
    if Behaviour.details == "text":
        details, extra = json.dumps(errors), ""
    elif Behaviour.details == "object":
        # Seen in public code: the response repeats the request beside the errors.
        details, extra = errors, {"data": request.data}
    else:
        details, extra = in_prose(errors), ""
    return envelope("INVALID REQUEST", "Invalid Data provided!", details, extra)


def handle(exception, context):
    """The EXCEPTION_HANDLER of the settings. The document has envelopes for 400 and 404 only."""
    response = views.exception_handler(exception, context)
    if response is None or Behaviour.details == "plain":
        return response
    if isinstance(exception, exceptions.ValidationError):
        response.data = envelope_of_invalid(response.data, context["request"])
    elif isinstance(exception, exceptions.ParseError):
        response.data = envelope("INVALID REQUEST", "The request cannot be read.", str(exception.detail), "")
    elif isinstance(exception, (Http404, exceptions.NotFound)):
        details = {"experience": context["kwargs"].get("id")}
        response.status_code = Behaviour.missing_status
        response.data = envelope("RESOURCE NOT FOUND", "Experience not found!", details, None)
    return response
