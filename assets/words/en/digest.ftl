### A turn's news in order: titles of subjects, and lines that tell of several at once.

digest-title-war = War
digest-title-at-sea = At sea
digest-title-agreements = Agreements and offers
digest-title-messages = Messages and publicity
digest-title-pressure = Pressure and engagement
digest-title-escalation = Escalation
digest-title-home = Elections, policies, programmes
digest-title-level = The level
# $forces (count)
digest-moves = { $forces } forces move
# $squadrons (count)
digest-rebased = { $squadrons } squadrons change base
# $ways (count)
digest-stocks = Stocks change in { $ways } ways
# $treaties (count) $who (government)
digest-readings = { $treaties } treaties wait for the parliament of { $who }
# $forces (count) $who (government) $entered (phrase)
digest-entries = { $forces } forces of { $who } enter { $entered }
digest-presence = Ship-hours at contested places
# $programmes (count)
digest-stalled = { $programmes } programmes wait: the money is short
