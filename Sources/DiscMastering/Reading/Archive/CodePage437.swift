// Made by generate.py from Python 3.11's codec cp437; do not edit.

/// The characters 80H to FFH of code page 437.
let codePage437: [Character] = Array(
  """
  ÇüéâäàåçêëèïîìÄÅ\
  ÉæÆôöòûùÿÖÜ¢£¥₧ƒ\
  áíóúñÑªº¿⌐¬½¼¡«»\
  ░▒▓│┤╡╢╖╕╣║╗╝╜╛┐\
  └┴┬├─┼╞╟╚╔╩╦╠═╬╧\
  ╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀\
  αßΓπΣσµτΦΘΩδ∞φε∩\
  ≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{A0}
  """)
