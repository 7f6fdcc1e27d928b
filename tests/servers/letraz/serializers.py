"""The members of a request and of a response. Everything else is Django REST framework's default."""

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
    """A response: the label of the employment type, and the country with its name."""

    user = serializers.SlugRelatedField(slug_field="username", read_only=True)
    employment_type = serializers.CharField(source="get_employment_type_display")
    country = CountrySerializer()

    class Meta:
        model = Experience
        fields = "__all__"
