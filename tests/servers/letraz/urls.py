"""The URLs of the API, and the control URLs of the tests, which are not part of the API."""

from django.urls import path

from letraz import control
from letraz.views import ExperienceView

urlpatterns = [
    path("api/v1/resume/<str:resume_id>/experience/<str:id>/", ExperienceView.as_view()),
    path("control/reset", control.reset),
    path("control/experience/<uuid:id>", control.experience),
    path("control/login", control.log_in),
]
