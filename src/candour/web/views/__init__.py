"""Views: read the request, call one action, choose a template, return."""
