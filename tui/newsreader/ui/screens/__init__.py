"""Screens: each composes widgets and hands keys to handlers."""
