"""The tables behind the experiences of a resume."""

import uuid

from django.contrib.auth.models import User
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models


class Country(models.Model):
    code = models.CharField(primary_key=True, max_length=3)  # ISO 3166-1 alpha-3
    name = models.CharField(max_length=250)


class Resume(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    user = models.ForeignKey(User, on_delete=models.CASCADE)
    base = models.BooleanField(default=False)


class ResumeSection(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    resume = models.ForeignKey(Resume, on_delete=models.CASCADE)


def month():
    validators = [MinValueValidator(1), MaxValueValidator(12)]
    return models.IntegerField(null=True, blank=True, validators=validators)


def year():
    validators = [MinValueValidator(1900), MaxValueValidator(2100)]
    return models.IntegerField(null=True, blank=True, validators=validators)


class Experience(models.Model):
    class EmploymentType(models.TextChoices):
        FULL_TIME = "flt", "Full Time"
        PART_TIME = "prt", "Part Time"
        CONTRACT = "con", "Contract"
        INTERNSHIP = "int", "Internship"
        FREELANCE = "fre", "Freelance"
        SELF_EMPLOYED = "sel", "Self Employed"
        VOLUNTEER = "vol", "Volunteer"
        TRAINEE = "tra", "Trainee"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(User, on_delete=models.CASCADE)
    resume_section = models.ForeignKey(ResumeSection, on_delete=models.CASCADE)
    company_name = models.CharField(max_length=250)
    job_title = models.CharField(max_length=250)
    employment_type = models.CharField(max_length=3, choices=EmploymentType.choices)
    city = models.CharField(max_length=50, null=True, blank=True)
    country = models.ForeignKey(Country, null=True, blank=True, on_delete=models.SET_NULL)
    started_from_month = month()
    started_from_year = year()
    finished_at_month = month()
    finished_at_year = year()
    current = models.BooleanField(default=False)
    description = models.TextField(max_length=3000, null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)
