"""Descriptions of requests, a function for each operation."""
