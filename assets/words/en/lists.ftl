### Lists: several things in a sentence.

# $so-far (text) $next (text)
lists-middle = { $so-far }, { $next }
# $so-far (text) $last (text)
lists-last = { $so-far } and { $last }
# Several things side by side. $so-far (phrase) $next (phrase)
lists-row = { $so-far }, { $next }
# Several things set apart. $so-far (text) $next (text)
lists-apart = { $so-far }; { $next }
# The same of phrases. $so-far (phrase) $next (phrase)
lists-set = { $so-far }; { $next }
