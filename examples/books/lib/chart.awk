# Lines of word and count become bars.
{ word[NR] = $1; count[NR] = $2; if ($2 > most) most = $2 }
END {
  height = NR * 22 + 12
  printf "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"420\" height=\"%d\"", height
  print " font-family=\"sans-serif\" font-size=\"13\">"
  print "<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>"
  for (i = 1; i <= NR; i++) {
    y = i * 22 - 12
    printf "<text x=\"110\" y=\"%d\" text-anchor=\"end\">%s</text>", y + 13, word[i]
    printf "<rect x=\"120\" y=\"%d\" width=\"%d\" height=\"16\" fill=\"#4878a8\"/>", y, count[i] * 240 / most
    printf "<text x=\"%d\" y=\"%d\">%d</text>\n", 126 + count[i] * 240 / most, y + 13, count[i]
  }
  print "</svg>"
}
