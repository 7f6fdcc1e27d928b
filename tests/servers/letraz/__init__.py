"""An independent Letraz server for the tests: Django REST framework over SQLite.

It is written from the API's OpenAPI document and from what is known of the public servers, and from nothing of this
package. `python3 -m letraz` starts it; see README.md beside this folder.
"""
