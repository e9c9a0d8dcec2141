# Everything that Mujaz says in English. The Arabic twin is ar.ftl: a test holds that both say the same things.
# `|` separates words in messages that list them.

## Commands: help line, usage and examples

command-start = start
    .help = What Mujaz is and where to begin
    .usage = /start
    .examples = /start
command-help = help
    .help = All commands, or one of them in detail
    .usage = /help [command]
    .examples = /help | /help timeline
command-actors = actors
    .help = Who is who: people, organisations, armed groups
    .usage = /actors [#article] [name] [year] [kind]
    .examples = /actors | /actors #1 | /actors person | /actors 2015
command-actor = actor
    .help = One actor's profile: roles, timeline, quotes, figures, company
    .usage = /actor NAME [chart]
    .examples = /actor Haftar | /actor A3 | /actor Haftar chart
command-places = places
    .help = Countries, cities and other places
    .usage = /places [#article] [name] [year]
    .examples = /places | /places #1
command-timeline = timeline
    .help = Dated events in order
    .usage = /timeline [chart] [#article] [name] [words] [years] [kind]
    .examples = /timeline 2011-2015 | /timeline Libya | /timeline since 2014 agreement | /timeline chart 2015
command-network = network
    .help = Who appears with whom, as a picture
    .usage = /network [#article] [name] [words] [year] [kind]
    .examples = /network | /network #1 | /network Libya
command-figures = figures
    .help = Numbers and what they count
    .usage = /figures [chart] [#article] [name] [words] [year] [unit]
    .examples = /figures | /figures aid | /figures #2 percent | /figures chart
command-quotes = quotes
    .help = Who said what, word for word
    .usage = /quotes [#article] [speaker] [words] [year]
    .examples = /quotes | /quotes Fabius
command-articles = articles
    .help = The articles, newest first
    .usage = /articles [words] [year]
    .examples = /articles | /articles 2015
command-article = article
    .help = One article: what was found in it
    .usage = /article NUMBER
    .examples = /article 1
command-source = source
    .help = The sentence behind a fact, with its neighbours
    .usage = /source REFERENCE
    .examples = /source E2 | /source F1
command-search = search
    .help = Sentences that hold all your words
    .usage = /search WORDS
    .examples = /search Haftar | /search خليفة حفتر
command-brief = brief
    .help = The briefing: what is new, who, when, how much
    .usage = /brief [#article] [words] [year]
    .examples = /brief | /brief 2015
command-language = language
    .help = The language of the answers here
    .usage = /language [en|ar|auto]
    .examples = /language | /language ar
command-subscribe = subscribe
    .help = Briefings in this chat: daily, on some days, or at once
    .usage = /subscribe [times] [days] [in CITY] [sections] [about TOPIC]
    .examples = /subscribe | /subscribe daily 08:00 in Cairo | /subscribe weekdays 8am in Tripoli about Libya | /subscribe now quiet 22:00-07:00
command-subscriptions = subscriptions
    .help = What this chat has subscribed to
    .usage = /subscriptions
    .examples = /subscriptions
command-unsubscribe = unsubscribe
    .help = End a subscription of this chat
    .usage = /unsubscribe [S1]
    .examples = /unsubscribe | /unsubscribe S1
command-pause = pause
    .help = Let a subscription rest
    .usage = /pause [S1]
    .examples = /pause | /pause S1
command-resume = resume
    .help = Let a subscription go on
    .usage = /resume [S1]
    .examples = /resume | /resume S1
command-preview = preview
    .help = What a subscription would bring now
    .usage = /preview [S1]
    .examples = /preview | /preview S1
command-status = status
    .help = How the program fares: queue, errors, next briefings
    .usage = /status
    .examples = /status
command-upload = upload
    .help = For editors: articles from files, pasted text, a message you reply to, or links, as drafts
    .usage = /upload [date=2015-12-25] [title=…] [source=…] [author=…] [version=NUMBER] [text or links], with files or as a reply
    .examples = /upload date=2015-12-25 source=Reuters | /upload https://example.org/news
command-drafts = drafts
    .help = For editors: what waits to be published, and what was retracted
    .usage = /drafts [NUMBER]
    .examples = /drafts | /drafts 12
command-publish = publish
    .help = For editors: make drafts public
    .usage = /publish NUMBER…
    .examples = /publish 12
command-discard = discard
    .help = For editors: delete drafts
    .usage = /discard NUMBER…
    .examples = /discard 12
command-edit = edit
    .help = For editors: an article's date, title, source, author
    .usage = /edit NUMBER [date=2015-12-25] [title=…] [source=…] [author=…]
    .examples = /edit 12 date=2015-12-25
command-feed = feed
    .help = For editors: RSS and Atom feeds that are read by themselves
    .usage = /feed [add LINK [every 15m] [drafts|publish] | pause NUMBER | resume NUMBER | remove NUMBER]
    .examples = /feed | /feed remove 1 | /feed add https://example.org/rss every 15m
command-review = review
    .help = For editors: the facts of an article or draft, with buttons that correct them
    .usage = /review NUMBER
    .examples = /review 12
command-add = add
    .help = For editors: an event, figure, quote or actor that was missed
    .usage = /add event #NUMBER DATE "TEXT" [type=…] [place=…] [who=…] [sentence=…], /add figure #NUMBER VALUE UNIT, /add quote #NUMBER SPEAKER "WORDS", /add actor TYPE "NAME" [also=…]
    .examples = /add event #12 2015-12-17 "Signing of the accord" place=Skhirat | /add figure #12 21 person | /add quote #12 Kobler "This is the beginning" | /add actor armed_group "New Rashad Movement"
command-fix = fix
    .help = For editors: what is wrong in an event, a figure or a quote
    .usage = /fix REFERENCE FIELD VALUE…
    .examples = /fix E12 date 2015-12-17 | /fix E12 en "signed the accord" | /fix F3 value 21 unit person | /fix Q4 speaker A5
command-drop = drop
    .help = For editors: a fact that is wrong
    .usage = /drop REFERENCE
    .examples = /drop Q4
command-merge = merge
    .help = For editors: two actors that are one
    .usage = /merge A5 A9
    .examples = /merge A5 A9
command-rename = rename
    .help = For editors: an actor's names
    .usage = /rename A5 [ar=…] [en=…], or a name alone
    .examples = /rename A5 en=Khalifa Haftar
command-type = type
    .help = For editors: what kind of actor or place it is
    .usage = /type A5 person|organization|armed_group|place|state
    .examples = /type A5 armed_group
command-alias = alias
    .help = For editors: another name by which an actor is recognised
    .usage = /alias A5 NAME
    .examples = /alias A5 Haftar
command-undo = undo
    .help = For editors: take your last correction back, or the one with a number
    .usage = /undo [NUMBER|REFERENCE]
    .examples = /undo | /undo 57 | /undo E12
command-history = history
    .help = For editors: who corrected what and when
    .usage = /history [#article|REFERENCE]
    .examples = /history | /history #12 | /history E12
command-retract = retract
    .help = For editors: take an article and its facts out of all answers
    .usage = /retract NUMBER
    .examples = /retract 12
command-restore = restore
    .help = For editors: bring a retracted article back
    .usage = /restore NUMBER
    .examples = /restore 12
command-grant = grant
    .help = For owners: give someone a role
    .usage = /grant telegram:NUMBER owner|editor|reader
    .examples = /grant telegram:12345 editor
command-revoke = revoke
    .help = For owners: take someone's role back
    .usage = /revoke telegram:NUMBER
    .examples = /revoke telegram:12345
command-roles = roles
    .help = For owners: who has which role
    .usage = /roles
    .examples = /roles

## Starting and help

start-title = Mujaz reads Arabic news and answers for it
start-what = It finds who, when, how much and who said what in the articles, and shows the sentence behind every answer.
start-none = No article is in the database yet. Add some with “mujaz import FILE…”.
start-some = { $articles ->
    [one] There is one article to ask about.
   *[other] There are { $articles } articles to ask about.
}
start-try = Try:
start-plain = You can also just ask, in Arabic or English: “Who are the actors?”, “When was the agreement signed?”
help-title = Commands
help-filters = Lists take filters in any order: an article (#3), a name, a word, a year or years (2011, 2011-2015, since 2014), a kind (agreement, person, percent).
help-chart = With “chart” first or last, /timeline, /figures and /actor answer with a picture.
help-language = End a command with “ar” or “en” to choose the language of its answer.
help-usage = Usage:
help-examples = For example:
help-also = Also:

## Lists

actors-title = { $total ->
    [one] One actor
   *[other] { $total } actors
}
places-title = { $total ->
    [one] One place
   *[other] { $total } places
}
timeline-title = { $total ->
    [one] One dated event
   *[other] { $total } dated events
}
figures-title = { $total ->
    [one] One figure
   *[other] { $total } figures
}
quotes-title = { $total ->
    [one] One quote
   *[other] { $total } quotes
}
articles-title = { $total ->
    [one] One article
   *[other] { $total } articles
}
search-title = { $total ->
    [one] One sentence with “{ $words }”
   *[other] { $total } sentences with “{ $words }”
}
title-filtered = { $title } · { $filters }
filter-after = published since that briefing
filter-article = article #{ $id }
mentions = { $count ->
    [one] one mention
   *[other] { $count } mentions
}
in-new-articles = { $count ->
    [one] one new article
   *[other] { $count } new articles
}
in-articles = { $count ->
    [one] one article
   *[other] { $count } articles
}
page-more = Page { $page } of { $pages }. For more: next
page-of = Page { $page } of { $pages }.
no-actors = No actor fits.
no-places = No place fits.
no-events = No dated event fits.
no-figures = No figure fits.
no-quotes = No quote fits.
no-articles = No article fits.
no-sentences = No sentence holds “{ $words }”.
nothing-stored = No article is in the database yet: add some with “mujaz import FILE…”.
loosen = Try fewer filters.
passed-over = Nothing fits “{ $words }”; without that:
unnamed-speaker = speaker not named
untitled = untitled
undated = no date
says = { $speaker }:

## Profile

profile-roles = Roles
profile-also-called = Also called
profile-timeline = Timeline
profile-quotes = Quotes
profile-figures = Figures nearby
profile-company = Appears with
profile-more = { $count ->
    [one] one more: { $command }
   *[other] { $count } more: { $command }
}
together = { $count ->
    [one] once in one sentence
    [0] in the same article
   *[other] { $count } sentences together
}

## Article, source, brief

article-published = Published { $date }
article-source = Source: { $source }
article-author = By { $author }
article-counts = actors and places: { $actors }, events: { $events }, figures: { $figures }, quotes: { $quotes }
article-actors = Main actors
article-events = Events
article-figures = Figures
article-quotes = Quotes
source-of = { $reference } rests on this sentence:
source-none = { $reference } was added by an editor; no sentence of the article is named for it.
source-article = From article #{ $id }:
brief-title = Briefing
brief-post = New article
brief-articles = Newest articles
brief-actors = Main actors
brief-events = Timeline
brief-figures = Figures
brief-quote = In their words
brief-on-this-day = On this day
brief-more = More: { $commands }

## Language

language-now = Answers here are in English.
language-auto-now = Answers here follow the language of each question.
language-set = From now on answers here are in English.
language-auto-set = From now on answers here follow the language of each question.
language-how = A question is answered in its own language, a command in Arabic letters in Arabic; this setting decides where neither tells.

## Pictures

chart-more-events = { $count ->
    [one] One more event is not named here.
   *[other] { $count } more events are not named here.
}
chart-more-figures = { $count ->
    [one] One more figure is not shown here.
   *[other] { $count } more figures are not shown here.
}
chart-more-actors = { $count ->
    [one] One more actor is not shown here.
   *[other] { $count } more actors are not shown here.
}
chart-stretched = Time is drawn wider where more happened.
chart-hollow = Hollow: planned, possible or denied.
chart-logarithmic = Logarithmic scale: equal distances are equal factors.
chart-over-time = { $unit } · as reported
chart-people = People
chart-percent = Percent
chart-numbers = Other numbers
chart-network-how = Circles grow with mentions, lines with shared sentences.
network-title = Who appears with whom
network-title-of = Who appears with { $name }
alt-timeline = Timeline: { $title }.
alt-figures = Chart: { $title }.
alt-network = Network: { $title }.
alt-separator = ;
alt-comma = {", "}
alt-together = { $first } and { $second } ({ $sentences ->
    [one] one sentence
   *[other] { $sentences } sentences
})
alt-series = { $unit }: { $first } ({ $start }), then { $last } ({ $end })
no-company = No two actors appear together there.
no-company-of = Nobody appears with { $name } in one sentence: there is nothing to draw.

## Dates

when-unknown = date not known
when-since = since { $date }
when-until = until { $date }
when-week = the week of { $date }
when-quarter = { $quarter ->
    [1] first quarter
    [2] second quarter
    [3] third quarter
   *[other] fourth quarter
} of { $year }
when-season = { $season ->
    [winter] winter
    [spring] spring
    [summer] summer
   *[other] autumn
} { $year }
when-decade = the { $year }s
when-century = { $century ->
    [20] 20th century
    [21] 21st century
   *[other] { $century }th century
}
when-range = { $start } – { $end }
when-planned = planned
when-possible = possible
when-denied = denied

## Kinds, with the words that users may type for them

entity-person = person
entity-organization = organisation
entity-armed_group = armed group
entity-place = place
entity-state = country
words-person = person | persons | people
words-organization = organization | organizations | organisation | organisations | institution | institutions
words-armed_group = armed | group | groups | militia | militias
words-place = place | places | city | cities
words-state = state | states | country | countries
event-agree = agreement
event-consult = talks
event-support = support
event-cooperate = cooperation
event-aid = aid
event-concede = concession
event-request = request
event-accuse = accusation
event-reject = rejection
event-threaten = threat
event-protest = protest
event-sanction = sanction
event-mobilize = mobilisation
event-coerce = coercion
event-assault = attack
event-retreat = withdrawal
event-disaster = disaster
event-economy = economy
event-election = election
event-appointment = appointment
event-legal = legal matter
event-death = death
event-discovery = discovery
event-sport = sport
event-culture = culture
event-statement = statement
event-other = event
words-agree = agree | agreement | agreements | deal | deals | accord | accords
words-consult = consult | talks | meeting | meetings | negotiation | negotiations
words-support = support
words-cooperate = cooperate | cooperation
words-aid = aids | relief
words-concede = concede | concession | concessions
words-request = request | requests | demand | demands
words-accuse = accuse | accusation | accusations
words-reject = reject | rejection | rejections
words-threaten = threaten | threat | threats
words-protest = protest | protests
words-sanction = sanction | sanctions
words-mobilize = mobilize | mobilise | mobilization | mobilisation
words-coerce = coerce | coercion | arrest | arrests
words-assault = assault | assaults | attack | attacks | fighting
words-retreat = retreat | withdrawal | withdrawals
words-disaster = disaster | disasters
words-economy = economy | economic
words-election = election | elections | vote
words-appointment = appointment | appointments
words-legal = legal | court | trial | trials
words-death = death | deaths
words-discovery = discovery | discoveries
words-sport = sport | sports | match | matches
words-culture = culture | cultural
words-statement = statement | statements
words-other = other
words-money = money
words-percent = percent | percentage | percentages | %

## What plain questions contain

ask-actors = who are | who is involved | actors | actor list | parties | players
ask-actor = who is | who was | tell me about | profile of
ask-places = where | places | which countries | which cities
ask-timeline = when | timeline | what happened | events | chronology | what did … | what has … | what have … | what does …
ask-figures = how many | how much | figures | numbers | statistics
ask-quotes = say | says | who said | quotes | quote | said
ask-articles = which articles | list of articles | articles
ask-brief = brief | briefing | summary | summarise | summarize | what is new | what's new | news
ask-help = help | what can you do | how do i
ask-noise = a | about | all | an | and | any | are | at | be | by | can | did | do | does | for | from | give | had | has | have | i | in | is | it | list | done | me | of | on | or | please | say | says | sign | signed | show | tell | the | their | there | these | they | this | those | to | us | was | were | what | which | will | with | you | happen | happened | take | took | place

## Subscriptions

subscribe-title = Briefings in this chat
subscribe-how = Choose one, or write it in one line: times, days, “in” a city, sections, “about” a topic. Without a city, { $zone } time holds.
subscribe-examples = daily 08:00 in Cairo | Sun-Thu 8am in Tripoli | weekly Sunday 09:00 figures quotes | now about Libya quiet 22:00-07:00 | cron 0 8 * * 1-5
subscribe-daily-morning = daily 08:00
    .label = Every day, 08:00
subscribe-weekdays-morning = weekdays 08:00
    .label = Working days, 08:00
subscribe-daily-evening = daily 18:00
    .label = Every day, 18:00
subscribe-weekly = weekly Sunday 09:00
    .label = Sundays, 09:00
subscribe-now = now
    .label = Each article as it is published
subscribed = Subscribed: { $reference }
subscription-runs = The next times:
subscription-next = next: { $moment }
resting-asked = paused until /resume
resting-gone = paused, because this chat could not be written to
subscription-pausing = { $reference } is paused. Nothing of it comes until you resume it.
subscription-resumed = { $reference } is resumed.
unsubscribed = { $reference } is ended.
which-subscription = Which subscription?
no-subscriptions = This chat has no subscriptions.
subscriptions-title = { $total ->
    [one] One subscription
   *[other] { $total } subscriptions
}
schedule-zone-shown = , { $zone } time
schedule-cron-shown = by cron “{ $expression }”
schedule-now-shown = as soon as an article is published
schedule-quiet-shown = { $said }, quiet from { $start } to { $end }
schedule-times-shown = { $days } at { $times }
schedule-every-day = every day
schedule-working-days = working days ({ $days })
schedule-days-shown = { $count ->
   *[other] every { $days }
}
schedule-span-shown = { $first } to { $last }
schedule-about-shown = about { $topic }
schedule-picture-shown = with a picture
schedule-silent-shown = silent when nothing is new
section-articles = new articles
section-actors = actors
section-timeline = timeline
section-figures = figures
section-quotes = quotes
section-on_this_day = on this day
moment = { $weekday } { $day }, { $time }
preview-example = Nothing is new at the moment. From what was published last it would look like this:
briefing-nothing-new = Nothing new since the last briefing.
notice-gone = I can no longer write to { $chat }. Paused until I am let in again:
notice-back = I can write to { $chat } again. Resumed:
notice-titled = “{ $title }”
notice-chat = the chat { $chat }

## State of the program

status-title = State
status-articles = { $count ->
    [one] One public article
   *[other] { $count } public articles
}
status-subscriptions = Subscriptions: { $running } running, { $asked } paused, { $gone } in chats that cannot be written to
status-queue = Messages: { $waiting } waiting, { $sent } sent, { $failed } given up
status-oldest = { $minutes ->
    [one] The oldest waits for one minute.
   *[other] The oldest waits for { $minutes } minutes.
}
status-feeds = Feeds: { $running } running, { $failing } failing, { $asked } paused, { $ended } over; entries to be read: { $waiting }
status-errors = Last complaints
status-next = Next briefings, { $zone } time

## What people write behind /subscribe

schedule-daily = daily | every day | each day | everyday
schedule-mornings = every morning | each morning | mornings | in the mornings
schedule-evenings = every evening | each evening | evenings | every night | in the evenings | nightly
schedule-weekdays = weekdays | on weekdays | working days | workdays | every weekday
schedule-weekend = weekends | weekend | at weekends | on weekends | at the weekend
schedule-weekly = weekly | every week | once a week
schedule-now = now | immediately | at once | instantly | as it happens
schedule-quiet = quiet | quiet time | quiet hours | except | not between | silent between
schedule-silent = silent | nothing if nothing is new | silent if nothing is new | if new | only if new
schedule-picture = picture | with a picture | with picture | chart | with a chart
schedule-about = about | on the topic | topic | only about | on the subject of
schedule-zone = in | zone | time zone | by the clock of
schedule-zone-bare = in
schedule-zone-behind = time
schedule-cron = cron
schedule-to = to | until | till | through | -
schedule-noise = and | at | on | every | with | only | the | o'clock | for | from | of | , | between | please | briefing | brief
schedule-day-0 = Monday | Mondays | Mon
schedule-day-1 = Tuesday | Tuesdays | Tue | Tues
schedule-day-2 = Wednesday | Wednesdays | Wed
schedule-day-3 = Thursday | Thursdays | Thu | Thur | Thurs
schedule-day-4 = Friday | Fridays | Fri
schedule-day-5 = Saturday | Saturdays | Sat
schedule-day-6 = Sunday | Sundays | Sun
schedule-hour-1 = one
schedule-hour-2 = two
schedule-hour-3 = three
schedule-hour-4 = four
schedule-hour-5 = five
schedule-hour-6 = six
schedule-hour-7 = seven
schedule-hour-8 = eight
schedule-hour-9 = nine
schedule-hour-10 = ten
schedule-hour-11 = eleven
schedule-hour-12 = twelve
schedule-am = am | a.m. | in the morning
schedule-pm = pm | p.m. | in the evening | in the afternoon | at night
schedule-noon = noon | at noon | midday
schedule-midnight = midnight | at midnight
schedule-half = thirty
schedule-third = twenty
schedule-quarter = fifteen
schedule-less-quarter = less a quarter
schedule-less-third = less twenty
schedule-section-articles = articles | new articles | headlines
schedule-section-actors = actors | people | parties
schedule-section-timeline = timeline | events
schedule-section-figures = figures | numbers
schedule-section-quotes = quotes | quote
schedule-section-on_this_day = on this day | this day in history

## Languages and time in filters

filter-language = en | english | in english
filter-from = since | from | after | between
filter-to = until | till | before | to | and
filter-page = page
filter-chart = chart | charts | graph

## Mistakes

error-unknown-command = There is no command /{ $name }. Did you mean { $nearest }?
error-unknown-command-help = There is no command /{ $name }. /help lists them all.
error-empty = Ask something, or type /help.
error-too-long = That is too long: at most { $limit } characters.
error-no-article = There is no article #{ $id }. /articles lists them.
error-article-needed = Which article? For example /article 1; /articles lists them.
error-actor-needed = Which actor? For example /actor Haftar; /actors lists them.
error-no-actor = No actor is called “{ $name }”.
error-no-actor-nearest = No actor is called “{ $name }”. Did you mean { $nearest }?
error-reference-needed = Which fact? References stand behind each fact, for example /source E2.
error-bad-reference = “{ $reference }” is not a reference. References look like E12, F7, Q4 or A5.
error-no-reference = There is no { $reference }.
error-words-needed = Which words? For example /search Haftar.
error-bad-years = “{ $text }” is not a span of years that can be searched.
error-no-such-page = There is no page { $page }: the last one is { $pages }.
error-no-such-language = Languages are en, ar and auto.
error-unexpected = Something went wrong; it was logged as { $number }. Nothing was changed.

error-schedule-word = I do not understand “{ $word }” here. For example: /subscribe daily 08:00 in Cairo
error-schedule-time = When? For example: /subscribe daily 08:00, /subscribe weekdays 8am in Tripoli, or /subscribe now
error-schedule-kinds = Choose one: set times, “cron”, or “now”. Quiet hours go with “now” only.
error-weekly-day = On which day of the week? For example: /subscribe weekly Sunday 09:00
error-cron = “{ $expression }” is no cron expression of five fields that is due at most every five minutes.
error-many-times = That is too many times: at most { $limit } in one subscription.
error-quiet = From when to when should it be quiet? For example: quiet 22:00-07:00
error-topic = About what? For example: about Libya
error-several-zones = { $place } has several time zones: name one of them, for example { $zones }
error-no-subscriptions = This chat has no subscriptions. /subscribe makes one.
error-which-subscription = There is no such subscription in this chat. Here there are { $references }.
error-terminal-subscription = Nothing can be sent to a terminal: subscribe in a chat on Telegram or Discord.
error-never = That time never comes.
error-subscribed-already = This chat has that already: { $reference }.
error-many-subscriptions = A chat can have at most { $limit } subscriptions.
error-old-button = This button is too old. Ask again, and you get new ones.
error-only-chat-admins = Only this chat's administrators may do that.
error-only-editors = Only editors may do that.
error-only-owners = Only owners may do that.
error-forwarded = A forwarded message changes nothing: send the command yourself.
error-edited-done = What that message ordered is done already: send a new command.
error-edited = That message was edited too late: send the command again.
error-attachment-lost = The file could not be fetched. Please send it again.
error-anonymous = I cannot tell who sent that: write in your own name, not in the group's.
error-slow-down = That was a lot at once: please wait a moment before you go on.
error-attachment-too-large = The file is too large: Telegram hands out at most { $limit } MB. “mujaz import” takes larger ones.
error-interrupted = I was interrupted twice while working on this message, and stopped trying. Send it again if no answer came.

## Buttons

button-previous = ‹ Previous
button-next = Next ›
button-brief = Briefing
button-articles = Articles
button-actors = Actors
button-timeline = Timeline
button-figures = Figures
button-quotes = Quotes
button-help = All commands
button-preview = Preview
button-pause = Pause
button-resume = Resume
button-unsubscribe = End
button-language-ar = العربية
button-language-en = English
button-language-auto = Automatic

## Fields of forms

option-article = article
    .help = An article: its number, or words of its title to pick one by
option-name = name
    .help = A person, organisation or place, in English or Arabic
option-words = words
    .help = Words that must be there
option-year = year
    .help = A year, or the first of several
option-until = until
    .help = The last year
option-kind = kind
    .help = Only this kind
option-chart = picture
    .help = Answer with a picture
option-reference = reference
    .help = What stands behind each fact, such as E12
option-command = command
    .help = The command to explain
option-language = language
    .help = The language of the answers here
option-file = file
    .help = A file
option-text = text
    .help = What follows the command
option-draft = draft
    .help = A draft: pick one, or type its number
option-retracted = article
    .help = A retracted article: pick one, or type its number
option-any_article = article
    .help = An article or draft: its number, or words of its title to pick one by
option-actor = actor
    .help = An actor or place: pick one, or type its reference, such as A5
option-into = into
    .help = The actor that stays: pick one, or type its reference, such as A9
option-type = type
    .help = What the actor or place is
option-alias = alias
    .help = Another name, in either language
option-field = field
    .help = What is wrong
option-value = value
    .help = What is right: 2015-12-17, 21, person, signed the accord …
option-missed = kind
    .help = What is to be added
option-number = number
    .help = Its number in the list
option-action = action
    .help = What to do; without it, the feeds are listed
option-link = link
    .help = The address of a feed, to add it
option-period = every
    .help = How often it is read, such as 15m or 2 hours
option-rule = entries
    .help = What becomes of its entries: drafts, or published at once
option-date = date
    .help = A date, such as 2015-12-25
option-title = title
    .help = The title
option-source = source
    .help = The newspaper, agency or site
option-author = author
    .help = Who wrote it
option-version = version
    .help = The number of the article that this is a new version of, or “no”
option-ar = arabic
    .help = The name or wording in Arabic
option-en = english
    .help = The name or wording in English
option-place = place
    .help = Where it happened
option-who = who
    .help = Who did it
option-member = member
    .help = A member of this server
option-person = person
    .help = Someone elsewhere, such as telegram:12345
option-role = role
    .help = What they may do from now on
option-subscription = subscription
    .help = Which subscription, such as S1
option-times = times
    .help = Times of day, such as 08:00 18:00, or “now” for each article as it is published
option-days = days
    .help = Days, such as Sun-Thu or weekdays; without them, every day
option-city = city
    .help = Whose clock it goes by, such as Cairo
option-topic = topic
    .help = Only what mentions this
option-answer = answer_in
    .help = The language of this answer

## The running program

run-nothing = No platform is set up: put a bot's token into { $variables }, or into a file that token_file names in the settings. “mujaz doctor” says what is there.
run-started = { $platform }: started
run-platform-failed = { $platform }: { $reason }
run-stopped = Stopped.
telegram-token = the token is not one that Telegram knows. @BotFather shows the right one.
telegram-conflict = another program is using the same token. Stop the other one, or give this one a bot of its own.
telegram-webhook = the webhook cannot be served: { $reason }
discord-token = the token is not one that Discord knows. The developer portal gives a new one under “Bot”.
discord-intents = Discord does not let this application receive the events that it asks for.

## Uploads

set-date = date | day
set-title = title | headline
set-source = source
set-author = author | by
set-version = version
set-held = held
version-none = no | none | own
upload-text = the text
upload-reading = Reading { $name } …
upload-parsing = Looking for facts in { $name } …
upload-storing = Storing { $name } …
upload-refused = Nothing of { $name } was stored: { $reason }
upload-drafts = { $count ->
    [one] One article is stored as a draft
   *[other] { $count } articles are stored as drafts
}
upload-private = Others read along here: /drafts shows the drafts in a private chat with me.
draft-state = Draft, seen by editors only. It is deleted unless it is published by { $until }.
draft-version = When published, it takes the place of article #{ $id }; that one's corrections stay.
draft-published = Article #{ $id } is public.
version-published = The new version of article #{ $id } is public.
draft-discarded = Draft #{ $id } is deleted.
article-unchanged = Article #{ $id } says that already.
article-retracted = Article #{ $id } is retracted: nobody sees it any more.
article-restored = Article #{ $id } is back.
hidden-draft = { $count ->
    [one] One draft
   *[other] { $count } drafts
}
hidden-retracted = { $count ->
    [one] One retracted article
   *[other] { $count } retracted articles
}
hidden-nothing = There are no drafts and no retracted articles.
edit-how = Change what is wrong or missing in this line, and send it:
button-publish = Publish
button-edit = Edit
button-discard = Discard
button-publish-all = Publish all
button-discard-all = Discard all
button-restore = Restore
error-nothing-sent = Send files along, reply to a message with text, or put a text or links behind the command.
error-many-files = That is too much at once: at most { $limit } files or links. A zip archive may hold more.
error-one-version = A new version is one article: send one file, one link or one text.
error-long-option = “{ $name }” is too long: at most { $limit } characters.
error-bad-day = “{ $text }” is no day. Write it like 2015-12-25.
error-future-day = { $date } lies in the future.
same-public = This text is there already: article #{ $id }.
same-draft = This text is there already, as draft #{ $id }: /drafts { $id } shows it.
same-retracted = This text is there already: article #{ $id }, which is retracted. /restore { $id } brings it back.
near-public = { $percent }% of this text is that of article #{ $id }.
near-draft = { $percent }% of this text is that of draft #{ $id }: /drafts { $id } shows it, /discard { $id } makes room.
near-retracted = { $percent }% of this text is that of article #{ $id }, which is retracted. /restore { $id } brings it back.
near-what = Is it a new version or an article of its own? I keep the text for { $hours ->
    [one] an hour
   *[other] { $hours } hours
} to hear that from you. Without buttons: upload it again with version=NUMBER or version=no.
button-version = New version of #{ $id }
button-own = Article of its own
error-not-held = This text is kept no longer: send it again.
error-meanwhile = #{ $id } was changed at the same moment. Please do it again.
missing-draft = There is no draft #{ $id }. /drafts lists them.
missing-retracted = Article #{ $id } is not retracted.
error-draft-in-group = Others read along here: ask me for draft #{ $id } in a private chat.
error-drafts-in-group = Others read along here: ask me for the drafts in a private chat.

## Feeds

words-feed-list = list | all | show
words-feed-add = add | new | read
words-feed-remove = remove | delete | end
words-feed-pause = pause | stop
words-feed-resume = resume | continue
words-feed-drafts = drafts | draft
words-feed-publish = publish | published | publishing
words-feed-noise = every | each | a | an | of | and | as | with | at | once
words-feed-unit-minute = m | min | mins | minute | minutes
words-feed-unit-hour = h | hr | hrs | hour | hours
words-feed-unit-day = d | day | days
words-feed-period-quarter = quarter hour
words-feed-period-half = half hour
words-feed-period-hour = hour | hourly
words-feed-period-day = day | daily
feeds-none = No feed is read yet. One is added like this:
feeds-title = { $total ->
    [one] One feed
   *[other] { $total } feeds
}
feed-rule-drafts = entries become drafts
feed-rule-publish = entries are published at once
feed-rule-says = { $period } · { $rule }
feed-every-minutes = { $count ->
    [one] every minute
   *[other] every { $count } minutes
}
feed-every-hours = { $count ->
    [one] every hour
   *[other] every { $count } hours
}
feed-every-days = { $count ->
    [one] every day
   *[other] every { $count } days
}
feed-added = Feed { $number }: { $title }
feed-holds = { $count ->
    [0] It holds no entries yet.
    [one] It holds one entry.
   *[other] It holds { $count } entries.
}
feed-taken = { $count ->
    [one] The newest is being read now; from then on, what is new.
   *[other] The newest { $count } are being read now; from then on, what is new.
}
feed-terminal = “mujaz run” reads feeds: it must be running.
feed-looked = last look: { $moment }
feed-next = next: { $moment }
feed-resting-asked = paused until it is resumed
feed-resting-ended = over: its site says that it is gone for good
feed-failing = { $count ->
    [one] The last look failed: { $reason }.
   *[other] The last { $count } looks failed: { $reason }.
}
feed-refused = Last entry that could not be read: { $link }: { $reason }
feed-count-read = { $count ->
    [0] nothing read yet
    [one] one entry read
   *[other] { $count } entries read
}
feed-count-waiting = { $count ->
    [one] one waiting
   *[other] { $count } waiting
}
feed-count-same = { $count ->
    [one] one there already
   *[other] { $count } there already
}
feed-count-refused = { $count ->
    [one] one not readable
   *[other] { $count } not readable
}
feed-done-remove = Feed { $number } ({ $title }) is removed. Its articles stay.
feed-done-pause = Feed { $number } ({ $title }) is paused.
feed-done-resume = Feed { $number } ({ $title }) is resumed and looked at now.
feed-notice-drafts = { $count ->
    [one] One new draft from { $title }: { $command }
   *[other] { $count } new drafts from { $title }: { $command }
}
feed-notice-failing = The feed { $title } ({ $number }) could not be read { $count } times in a row: { $reason }. I go on trying, less and less often.
feed-notice-ended = The feed { $title } ({ $number }) is over: its site says that it is gone for good. I read it no longer.
button-remove = Remove
error-feed-how = What should I do with feeds? For example: /feed add https://example.org/rss every 15m, /feed remove 1
error-feed-link = Which feed? Its address begins with http:// or https://, for example: /feed add https://example.org/rss
error-which-feed = Which feed? By its number, for example /feed remove 1; /feed lists them.
error-no-feed = There is no feed { $number }. /feed lists them.
error-feed-known = That feed is read already, as number { $number }.
error-many-feeds = At most { $limit } feeds are read.
error-feed-period = I do not understand “{ $text }” here. For example: every 15m, every 2 hours, every day
error-feed-period-range = A feed is looked at every { $shortest } minutes at most, and every { $longest } days at least.

## Corrections

set-value = value
set-unit = unit
set-type = type
set-ar = ar
set-en = en
set-speaker = speaker
set-place = place | in
set-who = who | by
set-with = with | whom
set-sentence = sentence | words
set-also = also | alias
add-event = event
add-figure = figure | number
add-quote = quote
add-actor = actor | place | person | organization | organisation
corrected = Corrected. { $change }
corrected-later = { $count ->
    [one] One more article is being read again for it.
   *[other] { $count } more articles are being read again for it.
}
undone = Taken back: { $change }
correction-unchanged = { $reference } says that already.
change = { $reference }: { $what }
change-of = { $reference } “{ $said }”: { $what }
change-set = { $field } from “{ $old }” to “{ $new }”
change-given = { $field } “{ $new }”
change-nothing = nothing
change-dropped = dropped
change-added = added, “{ $what }”
change-alias = also called “{ $name }”
change-merged = made one with { $into }
change-version = a new version took its place
field-date_start = date
field-type = type
field-value = value
field-unit = unit
field-text_ar = Arabic wording
field-text_en = English wording
field-speaker = speaker
field-name_ar = Arabic name
field-name_en = English name
field-title = title
field-source = source
field-author = author
field-published = date
added = { $reference } is added to article #{ $id }.
added-sentence = It rests on this sentence. If it is another one: undo, and add sentence="words from it".
added-no-sentence = No sentence was found that says so. To name one: undo, and add sentence="words from it".
added-actor = { $count ->
    [0] { $reference } is added. No article names it yet; the next one that does will find it.
    [one] { $reference } is added, and was found in one article.
   *[other] { $reference } is added, and was found in { $count } articles.
}
button-undo = Undo
button-review = Correct
button-fix = Fix { $reference }
button-drop = Drop { $reference }
button-back = Back to the preview
fix-send = Send what is right, for example:
review-how = Press what is to be corrected. The references show the sentence behind each fact.
review-nothing = There are no facts in it.
review-missed = What is missing can be added:
dropped = { $reference } is dropped: nobody sees it any more.
history-title = Corrections, the latest first
history-nothing = Nothing was corrected there.
history-how = “/undo { $number }” takes back one of your own by its number.
history-undone = (taken back)
error-bad-correction-reference = “{ $reference }” is not a reference that fits here. It begins with one of { $kinds } and ends in a number, such as E12.
error-fix-how = What should be different? For example: /fix E12 date 2015-12-17, /fix F3 value 21 unit person
error-fix-field = “{ $field }” cannot be set there: events have date, type, ar and en; figures value, unit, ar and en; quotes speaker.
error-add-what = What do you want to add? Begin with event, figure, quote or actor: /add event #12 2015-12-17 "Signing of the accord"
error-add-event = To which article, when, and what? For example: /add event #12 2015-12-17 "Signing of the accord"
error-add-date = When was it? For example: /add event #12 2015-12-17 "Signing of the accord", or 2015-12, or 2015
error-add-figure = To which article, how many, and of what? For example: /add figure #12 21 person
error-add-quote = To which article, who, and which words? For example: /add quote #12 A5 "This is the beginning"
error-add-actor = What type is it, and what is its name? For example: /add actor armed_group "New Rashad Movement", or place, state, person, organization
error-no-sentence = No sentence of article #{ $id } has the words “{ $words }”.
error-actor-known = { $reference } has the name “{ $name }” already: /alias, /rename and /type change it.
error-other-actor = “{ $name }” is the name of { $reference }. If both are one: /merge { $target } { $reference }
error-version-taken = The earlier text of article #{ $id } has been stored as another article meanwhile.
error-fix-value = “{ $value }” does not fit there.
error-rename-how = Which name? For example: /rename A5 en=Khalifa Haftar
error-type-how = Which type? One of person, organization, armed_group, place, state. For example: /type A5 armed_group
error-alias-how = Which name? For example: /alias A5 Haftar, at most { $limit } characters
error-alias-known = { $reference } is known by that name already.
error-merge-how = Which two actors are one? For example /merge A5 A9: A9 stays.
error-not-to-undo = Correction { $number } is not one of yours that could be taken back. /history lists them.
error-nothing-to-undo = You have no correction that could be taken back.

## Roles

role-owner = owner
role-editor = editor
role-reader = reader
words-role-owner = owner | owners
words-role-editor = editor | editors
words-role-reader = reader | readers
role-granted = { $person } is now { $role }.
role-revoked = { $person } has no granted role any more.
role-settings = by the settings
role-by = given by { $who } on { $day }
roles-title = Who has which role
roles-none = Nobody has a role yet: name owners in the settings, or use /grant.
error-person-needed = Whom? For example telegram:12345 or discord:67890.
error-role-needed = Which role? For example: /grant telegram:12345 editor
error-no-grant = { $person } has no granted role. Roles from the settings are changed there.

## Reading files

read-empty = the file is empty
read-too-large = too large: { $size } MB, at most { $limit } MB
read-binary = this is not text
read-encoding = the text's encoding could not be recognised
read-language = the text is neither Arabic nor English
read-future = it is dated { $date }, which lies in the future: send it with its right date
read-missing = no such file or folder
read-denied = may not be read
read-folder = is a folder
read-failed = could not be read: { $reason }
read-format = { $format } files are not read
read-password = protected by a password: save it without one
read-damaged = damaged or cut off
read-unsafe = contains declarations that no article needs, and is not read for safety
read-bomb = unpacks to far more than an article, and is not read for safety
read-too-costly = reading it took too much time or memory
read-scan = the pages are pictures without text: run text recognition (OCR) over it first
read-letters = the PDF does not tell its letters or their order: export it anew, or send the text
read-link-scheme = this is no link to a page: it must begin with http:// or https://
read-link-port = links to port { $port } are not followed
read-link-private = the link leads into a private network and is not followed
read-link-redirects = the link was passed on more than { $limit } times
read-link-status = the site answered with error { $status }
read-link-type = { $type } is not read
read-link-large = the page is larger than { $limit } MB
read-link-slow = the site did not deliver within { $seconds } seconds
read-link-failed = { $host } could not be reached
read-no-feed = this is neither an RSS nor an Atom feed
read-interrupted = reading it was interrupted several times
read-no-article = no article was found on the page
read-zip-nothing = the archive holds no file that can be read
read-zip-many = the archive holds { $count } files, at most { $limit }
read-zip-nested = an archive inside an archive is not read
read-note-file-date = The text gives no date; { $date } is that of the file.
read-note-attachments = { $count ->
    [one] One attachment was not read: send it as a file.
   *[other] { $count } attachments were not read: send them as files.
}
read-note-pages = { $count ->
    [one] One page is a picture without text and was left out.
   *[other] { $count } pages are pictures without text and were left out.
}

## Database

database-newer = The database { $path } was written by a newer Mujaz (version { $found }, this one knows { $known }): upgrade Mujaz.
database-busy = The database { $path } is in use by another program; try again in a moment.
database-unreadable = The database { $path } cannot be used: { $reason }.

## Terminal

picture-save = To save this as a picture: mujaz chart QUESTION -o FILE.png
chat-intro = Type a command or a question; /help lists the commands, “quit” leaves.
chat-next = next | more | n
chat-previous = previous | back | p
chat-leave = quit | exit | bye
demo-intro = { $articles ->
    [one] One sample article was
   *[other] { $articles } sample articles were
} read into a throw-away database. Some questions and their answers:
demo-end = Run “mujaz demo” on a terminal to go on asking, or “mujaz import” to read your own articles.
import-progress = Reading
reparse-done = { $count ->
    [one] One article was parsed anew.
   *[other] { $count } articles were parsed anew.
}
import-new = { $file }: new, #{ $id }; actors and places: { $actors }, events: { $events }, figures: { $figures }, quotes: { $quotes }
import-version = { $file }: a new version of #{ $id }; actors and places: { $actors }, events: { $events }, figures: { $figures }, quotes: { $quotes }
import-known = { $file }: already there as #{ $id }
import-near = { $file }: not stored, since { $percent }% of it is that of #{ $id }. With --version-of { $id } it takes that one's place, with --similar it is stored beside it.
import-failed = { $file }: { $reason }
import-summary = New: { $new }. Already there: { $known }. Nearly there: { $near }. Failed: { $failed }.
import-nothing = No article was found there: txt, md, html, docx, odt, epub, pdf and eml files are read, and zip archives of them.
chart-none = Only timeline, figures, network and actor can be drawn: mujaz chart timeline 2015 -o FILE.png
chart-failed = The picture could not be drawn; the log says why.
export-done = Written to { $file }.
export-failed = { $file } could not be written: { $reason }
doctor-good = Everything that is needed is in order.
doctor-bad = { $count ->
    [one] One thing must be mended.
   *[other] { $count } things must be mended.
}
doctor-config = Settings: { $path }
doctor-config-none = Settings: none found, the defaults hold. Copy config.example.toml to config.toml to change them.
doctor-config-bad = Settings: { $reason }
doctor-sqlite = SQLite { $version } with full-text search
doctor-sqlite-bad = SQLite { $version } lacks full-text search (FTS5): install a Python that has it.
doctor-database = Database: { $path } ({ $articles ->
    [one] one article
   *[other] { $articles } articles
})
doctor-database-none = Database: { $path } does not exist yet; “mujaz import FILE…” makes it.
doctor-token = { $platform }: there is a token
doctor-token-none = { $platform }: no token. Put it into the environment variable { $variable } or a file that token_file names.
doctor-token-bad = { $platform }: { $reason }
doctor-neural = Neural name recogniser: { $path }
doctor-neural-off = Neural name recogniser: installed, but off. parser.neural_model names its model’s folder.
doctor-neural-none = Neural name recogniser: not installed, and not needed
neural-missing = The neural name recogniser is not installed: run “uv sync --extra neural”, or leave parser.neural_model empty.
neural-no-model = { $path } holds no neural model: there is no config.json in it.
neural-bad-model = The neural model in { $path } cannot be loaded: { $reason }
neural-bad-labels = The neural model in { $path } recognises no names: its labels lack B-PERS, B-ORG and B-LOC.

## The command line

cli-usage = Usage:
cli-options = Options
cli-commands = Commands
cli-help = Show this message and exit.
cli-main = Mujaz reads Arabic news, keeps the facts, and answers for them in Arabic or English.
    .config = Settings file (else $MUJAZ_CONFIG, ./config.toml).
    .language = Language of messages (else the locale's).
    .version = Show the version and exit.
cli-demo = Try Mujaz: sample articles, a guided exchange, then a chat. Needs no settings and keeps nothing.
    .short = Try Mujaz with sample articles.
    .chat = Open the chat afterwards (by default only on a terminal).
cli-chat = Ask about the articles in the database, in Arabic or English.
    .short = Ask about the articles in the database.
cli-run = Serve every platform that has a token, send briefings and read feeds, until told to stop (Ctrl-C, SIGTERM).
    .short = Serve Telegram and Discord until told to stop.
cli-parse = Print the facts of articles without storing them. FILE may be - for standard input.
    .short = Print the facts of articles without storing them.
    .published = Publication date; anchors relative dates.
    .as_json = Print the facts as JSON, an object a file.
    .neural = Add the names that a model finds.
cli-import = Store articles: files, zip archives, folders with everything in them that can be read, or links.
    .short = Store articles from files, archives, folders or links.
    .published = Publication date; anchors relative dates.
    .version_of = The article whose place the only one read is to take.
    .similar = Store also what is nearly the same as another article.
cli-export = Write out everything that the database holds.
    .short = Write out everything that the database holds.
    .form = json (the default), csv or md.
    .output = File (else standard output).
cli-reparse = Parse all stored articles anew, after the parser has learnt more; corrections stay.
    .short = Parse all stored articles anew.
cli-chart = Draw timeline, figures, network or an actor to a file: mujaz chart timeline 2011-2015 -o FILE.png.
    .short = Draw a chart to a file.
    .output = The file to draw to, which ends in .png or .svg; required.
cli-doctor = Check settings, database, tokens and optional parts, and say what to do.
    .short = Check what is set up, and say what to do.

## Mistakes in the settings

config-no-file = there is no file { $path }.
config-unreadable = { $path } cannot be read ({ $reason }).
config-encoding = { $path } is not saved as UTF-8.
config-syntax = { $path }: line { $line } is not written as TOML has it.
config-unknown = { $path }: there is no setting “{ $setting }”.
config-wrong = { $path }: “{ $setting }” cannot be “{ $value }”.
config-no-token-file = “{ $setting }”: there is no file { $path }.
config-takes-words = It takes { $list }.
config-takes-bool = It takes true or false.
config-takes-text = It takes a text between quotation marks.
config-takes-list = It takes a list, such as ["one", "another"].
config-takes-number = It takes a whole number.
config-takes-least = It takes a number from { $bound }.
config-takes-most = It takes a number up to { $bound }.
config-takes-locale = It takes a locale of that language, such as ar-JO or en-GB.
config-takes-zone = It takes a time zone by its IANA name, such as Africa/Cairo.
config-takes-access = It takes telegram:ID, telegram-chat:ID, discord:ID, discord-role:ID or discord-chat:ID.
config-takes-https = It takes an address that begins with https:// or http://.
config-takes-wss = It takes an address that begins with wss:// or ws://.
config-takes-host = It takes a host, such as intranet.example, or host:port.
