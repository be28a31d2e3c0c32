### Numbers.

# $whole (count) $decimals (text)
numbers-decimal = { $whole }.{ $decimals }
# $value (number)
numbers-plain = { $value }
# $value (signed)
numbers-change = { $value }
# $number (text)
numbers-percent = { $number }%
# $value (share)
numbers-of-a-hundred = { $value }
# $value (percent)
numbers-share = { $value }
# $value (signed-percent)
numbers-points = { $value }
# A value that others see only as a band. $low (count) $high (count)
numbers-band = { $low } to { $high }%
