"""Not part of the API: lets the tests fill the database, read it, and select the server's behaviour."""

import json

from django.contrib.auth import login
from django.contrib.auth.models import User
from django.http import JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404
from django.views.decorators.csrf import csrf_exempt

from letraz.authentication import TOKEN_PREFIX
from letraz.countries import COUNTRIES
from letraz.errors import Behaviour
from letraz.models import Country, Experience, Resume, ResumeSection

PASSWORD = "secret"


def row_of(experience):
    """Returns the row as stored: codes and ids, no labels."""
    names = [field.attname for field in Experience._meta.concrete_fields]
    return {name: getattr(experience, name) for name in names}


def add_user(name):
    user = User.objects.create_user(name, password=PASSWORD)
    section = ResumeSection.objects.create(resume=Resume.objects.create(user=user, base=True))
    return user, section


@csrf_exempt
def reset(request):
    """POST { behaviour?, experience? }: resets the database to one experience, with the given columns."""
    given = json.loads(request.body or "{}")
    Behaviour.details = given.get("behaviour", {}).get("details", "text")
    Behaviour.missing_status = given.get("behaviour", {}).get("missingStatus", 404)
    User.objects.all().delete()
    if not Country.objects.exists():
        Country.objects.bulk_create(Country(code=code, name=name) for code, name in COUNTRIES.items())
    add_user("grace")
    user, section = add_user("ada")
    columns = {"company_name": "Acme", "job_title": "Engineer", "employment_type": "flt"}
    columns.update(given.get("experience", {}))
    experience = Experience.objects.create(user=user, resume_section=section, **columns)
    account = {"user": user.username, "password": PASSWORD, "token": TOKEN_PREFIX + user.username}
    return JsonResponse({**account, "resumeId": section.resume_id, "row": row_of(experience)})


@csrf_exempt
def experience(request, id):
    """GET: returns the stored row. PUT { columns }: changes it as another session would."""
    stored = get_object_or_404(Experience, id=id)
    if request.method == "PUT":
        for name, value in json.loads(request.body).items():
            setattr(stored, name, value)
        stored.save()
    return JsonResponse(row_of(stored))


@csrf_exempt
def log_in(request):
    """POST: opens a session for ada, as the front end's log-in page would; returns both of its tokens."""
    login(request, User.objects.get(username="ada"))
    request.session.save()
    return JsonResponse({"sessionid": request.session.session_key, "csrftoken": get_token(request)})
