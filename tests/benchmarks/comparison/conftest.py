# Doctests are looked for in every module; these are programs, which import peers and read an argument.
collect_ignore = ["programs"]
