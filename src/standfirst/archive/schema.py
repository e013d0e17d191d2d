"""The tables of the archive. Each nullable column says what its null means.

Moments stand twice where they are searched by: as ISO 8601 text with the offset they came
with, and (``…_utc``) as text of fixed width in UTC, which sorts as time does.
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    text,
)

metadata = MetaData()

migrations = Table(
    "migrations",
    metadata,
    Column("version", Integer, primary_key=True),
    Column("name", Text, nullable=False),
)

captures = Table(
    "captures",
    metadata,
    Column("sha256", Text, primary_key=True),  # of the raw bytes; also their file name
    Column("n_bytes", Integer, nullable=False),
    Column("media_type", Text, nullable=False),
    Column("origin", Text, nullable=False),
    Column("collected_at", Text, nullable=False),
)

fetches = Table(
    "fetches",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("address", Text, nullable=False),
    Column("capture", Text, ForeignKey("captures.sha256"), nullable=False),
    Column("feed", Text),  # id of the feed; null if fetched for none
    Column("fetched_at", Text, nullable=False),  # the first time, if the same bytes came again
    Column("fetch", Text, nullable=False),  # JSON of records.Fetch
    UniqueConstraint("address", "capture"),
    Index("fetches_by_capture", "capture"),
    Index("fetches_by_feed", "feed"),
)

feed_states = Table(
    "feed_states",
    metadata,
    Column("feed", Text, primary_key=True),  # id; the feeds themselves stand in feeds.toml
    Column("state", Text, nullable=False),  # JSON of records.FeedState
)

host_notes = Table(
    "host_notes",
    metadata,
    Column("origin", Text, primary_key=True),  # scheme, host and port
    Column("note", Text, nullable=False),  # JSON of records.HostNote
)

leases = Table(
    "leases",
    metadata,
    Column("name", Text, primary_key=True),  # of the work that one program at a time may do
    Column("holder", Text, nullable=False),  # host/process/chance
    Column("since", Text, nullable=False),
    Column("until", Text, nullable=False),  # when it may be taken over, unless it was renewed
)

reports = Table(
    "reports",
    metadata,
    Column("row", Integer, primary_key=True),  # what the search table points at
    Column("id", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("is_current", Boolean, nullable=False),  # true for the highest revision only
    Column("external_id", Text),  # null if the input gave none
    Column("outlet", Text),  # null if the input named none
    Column("url", Text),  # null if the input gave none
    Column("language", Text),  # null if it could not be told
    Column("published_at", Text),  # null if undated: such a report belongs to no edition
    Column("published_utc", Text),  # null with published_at
    Column("updated_at", Text),  # null if never edited, or not told
    Column("collected_at", Text),  # null if not known
    Column("known_utc", Text),  # null if no moment at all is known; see reports.known_at
    Column("headline_start", Integer),  # null, with its end, if the input gave no headline
    Column("headline_end", Integer),
    Column("standfirst_start", Integer),  # null, with its end, if the input gave none
    Column("standfirst_end", Integer),
    Column("body_start", Integer, nullable=False),
    Column("body_end", Integer, nullable=False),
    Column("byline", Text),  # null if the input gave none
    Column("forwarded_from", Text),  # null if not a forward
    Column("reply_to", Text),  # null if not a reply
    Column("is_post", Boolean, nullable=False),
    Column("is_partial", Boolean, nullable=False),
    Column("work", Text),  # null if the text is in one language only, or not told
    Column("capture", Text, ForeignKey("captures.sha256")),  # null if no raw bytes were kept
    Column("extractor", Text, nullable=False),
    Column("origin", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("text_sha256", Text, nullable=False),
    UniqueConstraint("id", "revision"),
    Index("reports_by_external_id", "external_id"),
    Index("reports_by_text", "text_sha256"),
    Index("reports_by_time", "is_current", "published_utc", "id"),
)

aliases = Table(
    "aliases",
    metadata,
    Column("id", Text, primary_key=True),  # that a report would have had by another of its names
    Column("report", Text, nullable=False),  # the id it has
)

drops = Table(
    "drops",
    metadata,
    Column("id", Text, primary_key=True),
    Column("what", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("detail", Text, nullable=False),
    Column("dropped_at", Text),  # null if the caller had no clock; the first time if repeated
)

readings = Table(
    "readings",
    metadata,
    Column("report", Text, primary_key=True),
    Column("revision", Integer, primary_key=True),
    Column("version", Text, nullable=False),  # of the reading stage
    Column("input_hash", Text, nullable=False),  # of the report and all else it was read with
    Column("reading", Text, nullable=False),  # JSON of records.Reading
    ForeignKeyConstraint(["report", "revision"], ["reports.id", "reports.revision"]),
)

statements = Table(
    "statements",
    metadata,
    Column("report", Text, primary_key=True),
    Column("revision", Integer, primary_key=True),
    Column("n", Integer, primary_key=True),  # its place in the reading, from 0
    Column("id", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("speaker", Text),  # id; null where it cannot be told who speaks
    Column("speaker_name", Text),  # null with speaker, and for unnamed ones
    Column("medium", Text),  # null if none is named
    Column("medium_name", Text),  # null with medium, and where it has no name
    Column("said_on", Text),  # null if not told
    Column("negated", Boolean, nullable=False),
    Column("hedged", Boolean, nullable=False),
    Column("parent", Text),  # null if it stands inside no other statement
    Column("confidence", Float, nullable=False),
    Column("source", Text, nullable=False),  # JSON: [[start, end], …]; [] where nobody is named
    Column("cue", Text, nullable=False),  # JSON: [[start, end], …]
    Column("content", Text, nullable=False),  # JSON: [[start, end], …]
    ForeignKeyConstraint(
        ["report", "revision"], ["readings.report", "readings.revision"], ondelete="CASCADE"
    ),
    Index("statements_by_id", "id"),
    Index("statements_by_speaker", "speaker_name", "said_on"),
    Index("statements_by_speaker_id", "speaker"),
)

gists = Table(
    "gists",
    metadata,
    Column("report", Text, primary_key=True),
    Column("revision", Integer, primary_key=True),
    Column("version", Text, nullable=False),  # of the writing stage
    Column("read_by", Text, nullable=False),  # the version of the reading it was taken from,
    Column("read_from", Text, nullable=False),  # and that reading's input hash
    Column("gist", Text, nullable=False),  # JSON of records.Gist
    ForeignKeyConstraint(
        ["report", "revision"], ["readings.report", "readings.revision"], ondelete="CASCADE"
    ),
)

traces = Table(
    "traces",
    metadata,
    Column("report", Text, primary_key=True),
    Column("revision", Integer, primary_key=True),
    Column("kind", Text, primary_key=True),  # lines, signature or print
    Column("key", Text, nullable=False),  # a hash of all that it rests on
    Column("packed", LargeBinary, nullable=False),
    ForeignKeyConstraint(["report", "revision"], ["reports.id", "reports.revision"]),
)

groupings = Table(
    "groupings",
    metadata,
    Column("scope", Text, primary_key=True),  # "start/end/as_of"; an open end is "-"
    Column("made", Integer, nullable=False),  # counts up, so that the newest can be told
    Column("version", Text, nullable=False),
    Column("input_hash", Text, nullable=False),
)

stories = Table(
    "stories",
    metadata,
    Column("scope", Text, ForeignKey("groupings.scope", ondelete="CASCADE"), primary_key=True),
    Column("n", Integer, primary_key=True),  # its place in the grouping, from 0
    Column("id", Text, nullable=False),
    Column("story", Text, nullable=False),  # JSON of records.Story
    # a key of all that it tells rests on; empty where that is not known
    Column("rests_on", Text, nullable=False, server_default=text("''")),
    UniqueConstraint("scope", "id"),
    Index("stories_by_id", "id"),
)

story_reports = Table(
    "story_reports",
    metadata,
    Column("scope", Text, primary_key=True),
    Column("report", Text, primary_key=True),  # so a report stands in one story of a grouping
    Column("story", Text, nullable=False),
    ForeignKeyConstraint(["scope", "story"], ["stories.scope", "stories.id"], ondelete="CASCADE"),
    Index("story_reports_by_report", "report"),
)

thread_days = Table(
    "thread_days",
    metadata,
    Column("key", Text, primary_key=True),  # a hash of all it rests on, the day before included
    Column("made", Integer, nullable=False),  # counts up, so that the newest can be told
    Column("day", Text, nullable=False),  # empty for the reports without a time
    # a hash of the reports and judgements up to this day alone, without how they were read
    Column("content", Text, nullable=False, server_default=text("''")),
    Column("state", LargeBinary, nullable=False),  # records.ThreadState: JSON, deflated
    Column("leaving", LargeBinary, nullable=False),  # records.Leaving: JSON, deflated
    # made of what was known at a past moment, and of no use for what is known now
    Column("is_past", Boolean, nullable=False, server_default=text("0")),
    Index("thread_days_by_day", "day", "made"),
    Index("thread_days_by_content", "content"),
)

thread_ends = Table(
    "thread_ends",
    metadata,
    Column("key", Text, ForeignKey("thread_days.key", ondelete="CASCADE"), primary_key=True),
    Column("story", Text, primary_key=True),  # that is none of its own from this day on
    Column("into", Text),  # the story it went into; null for one that ended
    Index("thread_ends_by_story", "story"),
)

story_moves = Table(
    "story_moves",
    metadata,
    Column("report", Text, primary_key=True),
    Column("story", Text, primary_key=True),  # that it stood in before
    Column("into", Text, primary_key=True),  # that it stood in after that
    Column("n", Integer, nullable=False),  # counts up, so that the newest can be told
    Column("late", Text, nullable=False),  # JSON: ids of the reports that came in between
    Index("story_moves_by_story", "story"),
)

editions = Table(
    "editions",
    metadata,
    Column("row", Integer, primary_key=True),  # a later one supersedes, none is overwritten
    Column("date", Text, nullable=False),
    Column("profile", Text, nullable=False),
    Column("as_of", Text),  # null if written from all that the archive held
    Column("version", Text, nullable=False),
    Column("input_hash", Text, nullable=False),
    Column("sha256", Text, nullable=False),  # of the JSON
    Column("edition", Text, nullable=False),  # JSON of records.Edition
    # with the editor's judgements; else as it was written
    Column("edited", Boolean, nullable=False, server_default=text("0")),
    Column("first_date", Text),  # of joined days; null if it tells of one day
    Index("editions_by_date", "date", "profile"),
)

judgements = Table(
    "judgements",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("other", Text),  # null if the decision is about one thing
    Column("who", Text, nullable=False),
    Column("made_at", Text, nullable=False),
)

edition_judgements = Table(
    "edition_judgements",
    metadata,
    Column("row", Integer, primary_key=True),  # none is overwritten
    Column("date", Text, nullable=False),
    Column("judgement", Text, nullable=False),  # JSON of records.EditionJudgement
    Index("edition_judgements_by_date", "date"),
)

sightings = Table(
    "sightings",
    metadata,
    Column("report", Text, primary_key=True),
    Column("revision", Integer, primary_key=True),
    Column("input_hash", Text, nullable=False),  # of the reading they were taken from
    Column("sightings", Text, nullable=False),  # JSON of all records.Sighting of this revision
    ForeignKeyConstraint(
        ["report", "revision"], ["readings.report", "readings.revision"], ondelete="CASCADE"
    ),
)

people = Table(
    "people",
    metadata,
    Column("id", Text, primary_key=True),
    Column("n", Integer, nullable=False),  # its place in the register, from 0
    Column("entry", Text, nullable=False),  # JSON of records.RegisterEntry
)

people_units = Table(
    "people_units",
    metadata,
    Column("unit", Text, primary_key=True),
    Column("person", Text, ForeignKey("people.id", ondelete="CASCADE"), nullable=False),
    Index("people_units_by_person", "person"),
)

doubts = Table(
    "doubts",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("doubt", Text, nullable=False),  # JSON of records.Doubt
)

register_states = Table(
    "register_states",
    metadata,
    Column("name", Text, primary_key=True),
    Column("version", Text, nullable=False),
    Column("input_hash", Text, nullable=False),  # of all it was put together from
)
