### The numbers that a government has, and what moved them.

nation-numbers-name-support = Support
nation-numbers-name-approval = Approval
nation-numbers-name-credibility = Credibility
nation-numbers-name-capital = Capital
nation-numbers-name-budget = Budget
nation-numbers-meaning-support = Public and elite backing for closer defence ties; in China, the leadership's cohesion behind pressure.
nation-numbers-meaning-approval = How the government stands at home.
nation-numbers-meaning-credibility = How far others take its word. Everybody sees it.
nation-numbers-meaning-capital = Political capital: what orders that need backing at home are paid with.
nation-numbers-meaning-budget = Money for programmes and exercises, in millions of 2025 U.S. dollars.
# $by (signed-percent)
nation-numbers-moved-support = support { $by }
# $by (signed-percent)
nation-numbers-moved-approval = approval { $by }
# $by (signed-percent)
nation-numbers-moved-credibility = credibility { $by }
# $by (signed)
nation-numbers-moved-capital = capital { $by }
# $by (signed)
nation-numbers-moved-budget = budget { $by }
# $what (text) $by (text) $reason (text)
nation-numbers-why = { $what } { $by }: { $reason }
# $who (text) $parts (text)
nation-numbers-together = { $who }: { $parts }
