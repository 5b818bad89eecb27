# From the help that the program dumps as JSON to a man page (mdoc). Sections that help knows nothing of stand in closing.mdoc.

# Lines of at most 76 bytes.
def wrapped: reduce split(" ")[] as $word ([""];
    if .[-1] == "" then .[-1] = $word
    elif (.[-1] + " " + $word | utf8bytelength) > 76 then . + [$word]
    else .[-1] += " " + $word end) | .[];

# Text as roff reads it: no escape, no request at the start of a line; a sentence begins a new line.
def text: gsub("\\\\"; "\\e") | gsub("(?<end>[.;:]) +(?<next>[A-Z`])"; .end + "\n" + .next)
    | [split("\n")[] | sub("^ +"; "") | select(. != "") | wrapped | if test("^[.']") then "\\&" + . else . end] | join("\n");

# One argument of a macro, in quotes where it has spaces.
def word: gsub("\\\\"; "\\e") | if test("[ \"]") then "\"" + gsub("\""; "\\(dq") + "\"" else . end;

def flag: if .kind == "short" or .kind == "longWithSingleDash" then "Fl \(.name)" else "Fl -\(.name)" end;

# `Fl o , Fl -output Ar file`
def heading:
    if .kind == "positional" then "Ar \(.valueName | word)"
    else ((.names | sort_by(.kind != "short") | map(flag) | join(" , ")) + (if .kind == "option" then " Ar \(.valueName | word)" else "" end))
    end;

def sentence: if . == null then "" elif test("[.!?]$") then . else . + "." end;

def item:
    ".It \(heading)",
    ((.abstract // "" | sentence)
        + (if .allValues then " One of " + (.allValues | join(", ")) + "." else "" end)
        + (if .defaultValue and .defaultValue != "-" then " Default \(.defaultValue)." else "" end) | text);

def shown: (.arguments // []) | map(select(.shouldDisplay and (.names // [] | map(.name) | any(. == "help" or . == "version") | not)));

def list: shown | if length == 0 then empty else (".Bl -tag -width indent", (.[] | item), ".El") end;

.command
| ".Dd \($date)", ".Dt NOISEZONE 1", ".Os", ".Sh NAME", ".Nm noisezone", ".Nd which noise class and which limits apply at a place, and why",
  ".Sh SYNOPSIS",
  (.subcommands[] | select(.shouldDisplay and .commandName != "help") | ".Nm", ".Cm \(.commandName)",
    (shown | map(select(.kind == "positional")) | .[] | ".Ar \(.valueName | word)"), ".Op Ar options"),
  ".Sh DESCRIPTION", (.abstract | sentence | text), (.discussion | split("\n\n")[0] | text),
  (.subcommands[] | select(.shouldDisplay and .commandName != "help")
    | ".Ss noisezone \(.commandName)", (.abstract | sentence | text),
      ((.discussion // "") | split("\n\n")[] | ".Pp", text), list),
  ($closing | rtrimstr("\n"))
