"""Widgets: they show values they are given and send messages up; none calls a service."""
