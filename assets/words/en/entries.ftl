### Entries into territory: what is entered, and what was entered without permission.

# Islets that another nation claims are administered, and called nobody's. $islets (text) $who (government)
entries-sea-around = the territorial sea around { $islets }, administered by { $who }
# $who (government)
entries-sea = the territorial sea of { $who }
# $who (government)
entries-airspace = the airspace of { $who }
# $islets (text) $who (government)
entries-into-sea-around = the territorial sea around { $islets }, administered by { $who }, without permission
# $who (government)
entries-into-sea = the territorial sea of { $who } without permission
# $who (government)
entries-into-airspace = the airspace of { $who } without permission
# $entries (phrases)
entries-several = { $entries }
