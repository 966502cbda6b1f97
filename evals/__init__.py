"""Measured quality: one folder per task, each with its cases, frozen results and floors."""
