"""All tables of the dataset, one module each, in the order in which data flows.

Belongs here: the models and their register `TABLES`. A new table is a module here and a line in the register; its checks,
DDL, descriptors and codebook follow.
"""

from schemas.columns import Table
from schemas.tables.act_folds import ActFolds
from schemas.tables.actor_memberships import ActorMemberships
from schemas.tables.actor_names import ActorNames
from schemas.tables.actors import Actors
from schemas.tables.borders import Borders
from schemas.tables.check_outcomes import CheckOutcomes
from schemas.tables.claim_outcomes import ClaimOutcomes
from schemas.tables.coder_agreement import CoderAgreement
from schemas.tables.coder_ratings import CoderRatings
from schemas.tables.coding_quarantine import CodingQuarantine
from schemas.tables.completeness import Completeness
from schemas.tables.countries import Countries
from schemas.tables.coverage import Coverage
from schemas.tables.crosswalk import Crosswalk
from schemas.tables.crosswalk_candidates import CrosswalkCandidates
from schemas.tables.crosswalk_lines import CrosswalkLines
from schemas.tables.dataset_breaks import DatasetBreaks
from schemas.tables.dataset_elections import DatasetElections
from schemas.tables.dataset_matches import DatasetMatches
from schemas.tables.dataset_results import DatasetResults
from schemas.tables.decisions import Decisions
from schemas.tables.document_versions import DocumentVersions
from schemas.tables.documents import Documents
from schemas.tables.election_calendar import ElectionCalendar
from schemas.tables.elections import Elections
from schemas.tables.evidence import Evidence
from schemas.tables.feed_windows import FeedWindows
from schemas.tables.feeds import Feeds
from schemas.tables.fetches import Fetches
from schemas.tables.figure_folds import FigureFolds
from schemas.tables.id_alias import IdAlias
from schemas.tables.ingest_quarantine import IngestQuarantine
from schemas.tables.leads import Leads
from schemas.tables.minted_responses import MintedResponses
from schemas.tables.model_readings import ModelReadings
from schemas.tables.observation_missions import ObservationMissions
from schemas.tables.observation_verdicts import ObservationVerdicts
from schemas.tables.office_tenures import OfficeTenures
from schemas.tables.options import Options
from schemas.tables.person_names import PersonNames
from schemas.tables.persons import Persons
from schemas.tables.position_changes import PositionChanges
from schemas.tables.positions import Positions
from schemas.tables.publishers import Publishers
from schemas.tables.quarantine import Quarantine
from schemas.tables.read_elections import ReadElections
from schemas.tables.read_events import ReadEvents
from schemas.tables.read_results import ReadResults
from schemas.tables.readings import Readings
from schemas.tables.records import Records
from schemas.tables.releases import Releases
from schemas.tables.reported_acts import ReportedActs
from schemas.tables.reported_figures import ReportedFigures
from schemas.tables.responses import Responses
from schemas.tables.responses_flat import ResponsesFlat
from schemas.tables.result_comparisons import ResultComparisons
from schemas.tables.result_spreads import ResultSpreads
from schemas.tables.results import Results
from schemas.tables.retractions import Retractions
from schemas.tables.review_items import ReviewItems
from schemas.tables.review_progress import ReviewProgress
from schemas.tables.rounds import Rounds
from schemas.tables.searches import Searches
from schemas.tables.shares_computed import SharesComputed
from schemas.tables.threads import Threads
from schemas.tables.turnout import Turnout
from schemas.tables.watch_list import WatchList
from schemas.tables.watched import Watched
from schemas.tables.winners import Winners

TABLES: dict[str, type[Table]] = {
    "publishers": Publishers,
    "countries": Countries,
    "actors": Actors,
    "actor_names": ActorNames,
    "actor_memberships": ActorMemberships,
    "persons": Persons,
    "person_names": PersonNames,
    "office_tenures": OfficeTenures,
    "crosswalk_lines": CrosswalkLines,
    "crosswalk": Crosswalk,
    "watch_list": WatchList,
    "borders": Borders,
    "election_calendar": ElectionCalendar,
    "readings": Readings,
    "feeds": Feeds,
    "fetches": Fetches,
    "feed_windows": FeedWindows,
    "minted_responses": MintedResponses,
    "documents": Documents,
    "document_versions": DocumentVersions,
    "read_elections": ReadElections,
    "read_results": ReadResults,
    "read_events": ReadEvents,
    "records": Records,
    "ingest_quarantine": IngestQuarantine,
    "reported_acts": ReportedActs,
    "reported_figures": ReportedFigures,
    "coding_quarantine": CodingQuarantine,
    "model_readings": ModelReadings,
    "decisions": Decisions,
    "act_folds": ActFolds,
    "figure_folds": FigureFolds,
    "claim_outcomes": ClaimOutcomes,
    "elections": Elections,
    "rounds": Rounds,
    "options": Options,
    "results": Results,
    "turnout": Turnout,
    "result_spreads": ResultSpreads,
    "shares_computed": SharesComputed,
    "winners": Winners,
    "dataset_breaks": DatasetBreaks,
    "dataset_matches": DatasetMatches,
    "dataset_elections": DatasetElections,
    "dataset_results": DatasetResults,
    "result_comparisons": ResultComparisons,
    "crosswalk_candidates": CrosswalkCandidates,
    "leads": Leads,
    "observation_missions": ObservationMissions,
    "observation_verdicts": ObservationVerdicts,
    "responses": Responses,
    "threads": Threads,
    "watched": Watched,
    "position_changes": PositionChanges,
    "positions": Positions,
    "coverage": Coverage,
    "searches": Searches,
    "completeness": Completeness,
    "evidence": Evidence,
    "quarantine": Quarantine,
    "check_outcomes": CheckOutcomes,
    "releases": Releases,
    "id_alias": IdAlias,
    "retractions": Retractions,
    "review_items": ReviewItems,
    "review_progress": ReviewProgress,
    "coder_ratings": CoderRatings,
    "coder_agreement": CoderAgreement,
    "responses_flat": ResponsesFlat,
}
"""Name of a table → its model, in the order of the flow."""
