"""Bearer tokens; basic authentication and the session cookie with its CSRF token come with the framework."""

from django.contrib.auth.models import User
from rest_framework import authentication, exceptions

# One token for each user, so that a test can distinguish them: "token-of-ada".
TOKEN_PREFIX = "token-of-"


class BearerAuthentication(authentication.BaseAuthentication):
    def authenticate(self, request):
        scheme, _, token = request.headers.get("Authorization", "").partition(" ")
        if scheme.lower() != "bearer":
            return None
        user = User.objects.filter(username=token[len(TOKEN_PREFIX) :]).first()
        if user is None or not token.startswith(TOKEN_PREFIX):
            raise exceptions.AuthenticationFailed("Invalid token.")
        return user, token

    def authenticate_header(self, request):
        return 'Bearer realm="letraz"'
