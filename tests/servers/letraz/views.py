"""The API itself: one experience of one resume."""

from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404
from rest_framework.response import Response
from rest_framework.views import APIView

from letraz.models import Experience
from letraz.serializers import ExperienceFullSerializer, ExperienceUpsertSerializer


class ExperienceView(APIView):
    def get(self, request, resume_id, id):
        return Response(ExperienceFullSerializer(self.find(request.user, resume_id, id)).data)

    def patch(self, request, resume_id, id):
        serializer = ExperienceUpsertSerializer(self.find(request.user, resume_id, id), request.data, partial=True)
        serializer.is_valid(raise_exception=True)
        return Response(ExperienceFullSerializer(serializer.save()).data)

    def find(self, user, resume_id, id):
        """Returns the experience `id` in the user's resume, whose id may be "base"."""
        chosen = {"base": True} if resume_id == "base" else {"id": resume_id}
        resume = {f"resume_section__resume__{name}": value for name, value in chosen.items()}
        try:
            return get_object_or_404(Experience, id=id, user=user, **resume)
        except ValidationError:  # the id is not a UUID
            raise Http404
