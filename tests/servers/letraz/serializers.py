"""What a PATCH may carry, and what an answer holds. Everything not said here is Django REST framework's own doing."""

from django.contrib.auth.models import User
from rest_framework import serializers

from letraz.models import Country, Experience


class ExperienceUpsertSerializer(serializers.ModelSerializer):
    """A request: codes for the employment type and the country."""

    user = serializers.SlugRelatedField(slug_field="username", queryset=User.objects.all())

    class Meta:
        model = Experience
        fields = "__all__"


class CountrySerializer(serializers.ModelSerializer):
    class Meta:
        model = Country
        fields = ["code", "name"]


class ExperienceFullSerializer(serializers.ModelSerializer):
    """An answer: the label of the employment type, and the country with its name."""

    user = serializers.SlugRelatedField(slug_field="username", read_only=True)
    employment_type = serializers.CharField(source="get_employment_type_display")
    country = CountrySerializer()

    class Meta:
        model = Experience
        fields = "__all__"
