/// One mistake each in rules with three periods, and in rules with two sets of limits and widths by lanes.
enum PeriodFaults {
    /// In yilan-2021.
    static let yilan: [Mistake] = [
        Mistake(
            #""land": {"class": "4"}"#, #""land": {"class": "4", "edge": "fence"}"#, "source_kinds[0].land.edge",
            #"unknown name "edge" (known here: class)"#),
        Mistake(
            #""by_class": [{"classes": ["3", "4"], "from": "07:00"}]"#,
            #""by_class": [{"classes": ["3", "4"], "from": "07:00", "to": "20:00"}]"#, "hours.periods[0].by_class[0].to",
            #"unknown name "to" (known here: from, classes)"#),
        Mistake(
            #"{"from": "2021-08-24", "value": 50, "clause": "一"}"#, #"{"from": "2021-08-24", "value": 50, "width": 50, "clause": "一"}"#,
            "areas[0].buffer_m[0].width", #"unknown name "width" (known here: from, value, verified, clause, note)"#),
        Mistake(
            #""value": 50, "clause": "一""#, #""value": "50", "clause": "一""#, "areas[0].buffer_m[0].value",
            "expected a number, found a text"),
        Mistake(
            #""values": {"day": 60, "evening": 55, "night": 50}"#, #""values": {"day": 60, "night": 50}"#, "classes[1].limits[0].values",
            #""evening" is missing"#),
        Mistake(
            #""values": {"day": 60, "evening": 55, "night": 50}"#, #""values": {"day": 60, "evening": 50, "night": 55}"#,
            "classes[1].limits[0].values", "limits must not rise from day on, found 60/50/55; check their order"),
        Mistake(
            #""values": {"day": 75, "evening": 70, "night": 65}"#, #""values": {"day": 175, "evening": 70, "night": 65}"#,
            "classes[3].limits[0].values.day", "expected 1 to 140 dB(A) or null, found 175"),
        Mistake(
            #""from": "20:00""#, #""from": "23:30""#, "hours.periods",
            "the periods (準則6) do not follow one another once round the clock; let each begin after the one before"),
        Mistake(
            #"{"id": "evening", "name": {"zh-Hant": "晚間", "en": "evening"}, "from": "20:00"}"#,
            #"{"id": "evening", "name": {"zh-Hant": "晚間", "en": "evening"}, "from": "06:00"}"#, "hours.periods",
            "the periods (準則6) do not follow one another once round the clock; let each begin after the one before"),
        Mistake(
            #""by_class": [{"classes": ["3", "4"], "from": "23:00"}]"#, #""by_class": [{"classes": ["3", "4"], "from": "19:00"}]"#,
            "hours.periods",
            "the periods of class 3 (準則6) do not follow one another once round the clock; let each begin after the one before"),
        Mistake(
            #""by_class": [{"classes": ["3", "4"], "from": "23:00"}]"#, #""by_class": [{"classes": ["3", "5"], "from": "23:00"}]"#,
            "hours.periods[2].by_class[0].classes[1]", #"there is no class "5" in this ruleset; add it, or name one that it has"#),
        Mistake(
            #""by_class": [{"classes": ["3", "4"], "from": "23:00"}]"#,
            #""by_class": [{"classes": ["3"], "from": "23:00"}, {"classes": ["3", "4"], "from": "23:30"}]"#,
            "hours.periods[2].by_class[1].classes", "class 3 stands twice; a class has one beginning of a period"),
        Mistake(
            #""order": ["4", "3", "2", "zones"]"#, #""order": ["3", "2", "zones"]"#, "precedence",
            #"the order misses class 4 of motorway.land (四); name the class, or "motorway.land""#),
        Mistake(
            #""order": ["4", "3", "2", "zones"]"#, #""order": ["4", "3", "zones"]"#, "precedence",
            #"the order misses class 2 of school (一); name the class, or "school""#),
        Mistake(
            #""order": ["1", "2", "3", "4"]"#, #""order": ["2", "1", "3", "4"]"#, "strictness",
            "class 2 (一) stands before 1, but its limits on 2021-08-24 are not lower; the strictest comes first"),
        Mistake(
            #""mode": "road""#, #""mode": "waterway""#, "source_kinds",
            "motorway (四): no layer holds the land of waterways; draw them as lines"),
        Mistake(
            #""key": "motorway","#, #""key": "motorway", "selector": {"grade": ["motorway"], "lanes": {"min": 2}},"#, "source_kinds",
            "motorway (四): land has no lanes and no width that a layer could give; draw it as lines"),
        Mistake(
            #""sources": ["motorway", "railway"]"#, #""sources": ["motorway"]"#, "distances",
            "railway (四) stands in 0 blocks of the table, expected 1"),
        Mistake(#""adjoining": ["*"]"#, #""adjoining": []"#, "distances.blocks[0].rows[0].adjoining", "the list is empty"),
        Mistake(
            #""ends": {"value": "round""#, #""ends": {"value": "square""#, "distances.ends.value", #""square" is not one of flat, round"#),
        Mistake(
            #""land_use": "residential", "class": "2""#, #""land_use": "residential", "class": "6""#, "source_kinds[0].except[0].class",
            #"there is no class "6" in this ruleset; add it, or name one that it has"#),
        Mistake(
            #""land_use": "residential", "class": "2""#, #""land_use": "parks", "class": "2""#, "source_kinds[0].except[0].land_use",
            #""parks" is not one of residential"#),
        Mistake(
            #""land": {"class": "4"}"#, #""land": {"class": "transport"}"#, "source_kinds[0].land.class",
            #"there is no class "transport" in this ruleset; add it, or name one that it has"#),
        Mistake(
            #""id": "Z1","#, #""id": "Z11","#, "source_kinds[0].except[0].reading",
            #"there is no reading "Z1" in this ruleset; add it, or name one that it has"#),
        Mistake(
            #""in_force_from": {"#, #""replaced_by": "yilan-2023", "in_force_from": {"#, "document.replaced_by",
            #"give the last day in force as "in_force_until""#),
    ]

    /// In yokkaichi-2000.
    static let yokkaichi: [Mistake] = [
        Mistake(
            #""values": {"day": null, "night": null}"#, #""values": {"day": null, "night": null, "evening": null}"#,
            "classes[0].limits[0].values.evening", #"unknown name "evening" (known here: day, night)"#),
        Mistake(
            #"{"max": 2}"#, #"{"max": 2, "mean": 1}"#, "distances.blocks[0].rows[0].when.lanes.mean",
            #"unknown name "mean" (known here: min, max)"#),
        Mistake(
            #""selector": {"grade": ["municipal"], "lanes": {"min": 4}}"#,
            #""selector": {"grade": ["municipal"], "traffic_per_h": 1, "lanes": {"min": 4}}"#, "source_kinds[4].selector.traffic_per_h",
            #"unknown name "traffic_per_h" (known here: grade, lanes, width_m)"#),
        Mistake(
            #"{"set": "request", "from": "2000-11-01", "values": {"day": 75"#,
            #"{"set": "emission", "from": "2000-11-01", "values": {"day": 75"#, "classes[6].limits[0].set",
            #""emission" is not one of request, ambient"#),
        Mistake(
            #""set": "ambient", "from": "2000-11-01", "values": {"day": 60, "night": 50}"#,
            #""set": "ambient", "from": "2000-11-01", "values": {"day": 60.5, "night": 50}"#, "classes[2].limits[1].values.day",
            "expected a whole number, found 60.5"),
        Mistake(#""id": "ambient","#, #""id": "request","#, "limit_sets[1].id", #""request" stands twice; give each a name of its own"#),
        Mistake(
            #"{"id": "night", "name": {"ja": "夜間", "en": "night"}, "from": "22:00"}"#,
            #"{"id": "day", "name": {"ja": "夜間", "en": "night"}, "from": "22:00"}"#, "hours.periods[1].id",
            #""day" stands twice; give each a name of its own"#),
        Mistake(
            #""utc_offset": "+09:00""#, #""utc_offset": "9""#, "hours.utc_offset",
            #""9" is not an offset from UTC; write it as +HH:MM or -HH:MM"#),
        Mistake(
            #""order": ["trunk", "facing_lanes", "facing_one_lane", "zones"]"#, #""order": ["trunk", "facing_lanes", "zones"]"#,
            "precedence", #"the order misses class a1 of facing_one_lane (省令 別表); name the class, or "facing_one_lane""#),
        Mistake(
            #""order": ["trunk", "facing_lanes", "facing_one_lane", "zones"]"#,
            #""order": ["trunk", "facing_lanes", "facing_one_lane", "trunk", "zones"]"#, "precedence.order",
            #""trunk" stands twice in this list; name it once"#),
        Mistake(
            #""order": ["a1", "b1", "a", "b", "c", "a2", "b2", "c2", "trunk"]"#,
            #""order": ["a1", "b1", "a", "b", "a2", "c", "b2", "c2", "trunk"]"#, "strictness",
            "class a2 (省令 別表) stands before c, but its limits on 2000-11-01 are not lower; the strictest comes first"),
        Mistake(
            #""selector": {"grade": ["municipal"], "lanes": {"min": 4}}"#, #""selector": {"lanes": {"min": 4}}"#, "source_kinds",
            #"municipal_trunk (省令 幹線): its selector names no grade, so no feature can be of it; give "grade" a value"#),
        Mistake(
            #""selector": {"grade": ["municipal"], "lanes": {"min": 4}}"#,
            #""selector": {"grade": ["municipal"], "lanes": {"min": 4, "max": 3}}"#, "source_kinds[4].selector.lanes",
            #"expected lanes from 1 to 100, the smaller number as "min""#),
        Mistake(
            #""selector": {"grade": ["municipal"], "lanes": {"min": 4}}"#, #""selector": {"grade": ["municipal"]}"#, "source_kinds",
            "municipal (省令 幹線) can never be: every line that it fits is of municipal_trunk; let their selectors differ"),
        Mistake(
            #""key": "municipal","#, #""key": "municipal", "land": {"class": "trunk"},"#, "source_kinds",
            #"municipal (省令 幹線) makes no band, and its land has a class; give it a class or leave "land" out"#),
        Mistake(
            #"{"max": 2}"#, #"{"max": 1}"#, "distances",
            "no distance for motorway (省令 幹線) beside class a where a road has this many lanes: 2; add a row for it"),
        Mistake(
            #"{"min": 3}"#, #"{"min": 4}"#, "distances",
            "no distance for motorway (省令 幹線) beside class a where a road has this many lanes: 3; add a row for it"),
        Mistake(
            #""when": {"lanes": {"min": 3}}"#, #""when": {"lanes": {"max": 2}}"#, "distances.blocks[0].rows[1].adjoining",
            "class a stands twice; one row is for a class and a condition"),
        Mistake(
            #""municipal_trunk"],"#, #""municipal_trunk", "municipal"],"#, "distances",
            "municipal (省令 幹線) stands in 1 blocks of the table, expected 0"),
        Mistake(
            #""class_by_base": {"a": "a1", "b": "b1", "c": "c2"}"#, #""class_by_base": {"a": "a1", "b": "b1", "d": "c2"}"#,
            "areas[0].class_by_base.d", #"there is no class "d" in this ruleset; add it, or name one that it has"#),
        Mistake(
            #""class_by_base": {"a": "a1", "b": "b1", "c": "c2"}"#, #""class_by_base": {"a": "a1", "b": "b1", "c": "c1"}"#,
            "areas[0].class_by_base.c", #"there is no class "c1" in this ruleset; add it, or name one that it has"#),
        Mistake(
            #""zones": {"classes": ["a", "b", "c"]}"#, #""zones": {"classes": ["a", "b", "d"]}"#, "zones.classes[2]",
            #"there is no class "d" in this ruleset; add it, or name one that it has"#),
        Mistake(
            #""clause": "告示 b""#, #""clause": "告示 d""#, "classes[1].clause",
            #"there is no clause "告示 d" in this ruleset; add it, or name one that it has"#),
        Mistake(
            #""document": "平成10年環境庁告示第64号""#, #""document": "平成11年環境庁告示第64号""#, "limit_sets[1].document",
            #"there is no document "平成11年環境庁告示第64号" in this ruleset; add it, or name one that it has"#),
        Mistake(
            #""id": "Z5","#, #""id": "Z55","#, "document.scope.reading",
            #"there is no reading "Z5" in this ruleset; add it, or name one that it has"#),
        Mistake(
            #"["trunk", "unassigned"], "default": "trunk""#, #"["trunk"], "default": "trunk""#, "readings[8].switch.values",
            "expected two values or more, each once"),
        Mistake(
            #"["trunk", "unassigned"], "default": "trunk""#, #"["trunk", "road"], "default": "trunk""#, "readings[8].switch.values",
            #"the program cannot follow "road"; see the values that other rulesets offer for "carriageway""#),
        Mistake("#2b2f5e", "navy", "palette[8].colour", #""navy" is not a colour; write it as #rrggbb"#),
    ]
}
