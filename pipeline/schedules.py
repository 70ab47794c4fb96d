"""Schedules: what runs by the clock; off until somebody turns it on."""

import dagster as dg

from pipeline.jobs import build, refresh

daily_build = dg.ScheduleDefinition(
    job=build,
    cron_schedule="15 4 * * *",
    execution_timezone="UTC",
    default_status=dg.DefaultScheduleStatus.STOPPED,
    description="Build every night.",
)
daily_refresh = dg.ScheduleDefinition(
    job=refresh,
    cron_schedule="5 3 * * *",
    execution_timezone="UTC",
    default_status=dg.DefaultScheduleStatus.STOPPED,
    description="Fetch every night; a build follows.",
)
