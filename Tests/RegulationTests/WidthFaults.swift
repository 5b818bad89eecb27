/// One mistake each in rules by the class beside, and in rules with ranges.
enum WidthFaults {
    /// In foshan-2024.
    static let foshan: [Mistake] = [
        Mistake(
            #""mode": "road","#, #""mode": "road", "speed": 60,"#, "source_kinds[0].speed",
            #"unknown name "speed" (known here: key, mode, selector, listed, title, annex_word, class, class_by_base, verified, clause, reading)"#
        ),
        Mistake(
            #""optional_from": "2024-01-10""#, #""optional_till": "2024-01-10""#, "source_kinds[0].listed", #""optional_from" is missing"#),
        Mistake(
            #""rule": "first_row","#, #""rule": "first_row", "joined_gap_m": {"value": 20, "clause": "三(二)"},"#, "buildings.joined_gap_m",
            #"unknown name "joined_gap_m" (known here: applies_to, tall_from_storeys, rule, text)"#),
        Mistake(
            #""value": 35, "clause": "三(二)(2)""#, #""value": -35, "clause": "三(二)(2)""#, "distances.blocks[0].rows[1].metres[0].value",
            "expected a number above 0, found -35.0"),
        Mistake(
            #""limits": [{"from": "2024-01-10", "values": {"day": 55, "night": 45}"#,
            #""limits": [{"from": "2024-01-11", "values": {"day": 55, "night": 45}"#, "classes",
            "class 1 (二(七) 表1) has no limits on 2024-01-10, when the document comes into force; give it some from that day on"),
        Mistake(
            #""order": ["4b", "4a", "zones"]"#, #""order": ["4a", "zones"]"#, "precedence",
            #"the order misses class 4b of railway (三(三)); name the class, or "railway""#),
        Mistake(
            #""order": ["4b", "4a", "zones"]"#, #""order": ["4b", "4a"]"#, "precedence",
            #"the order misses the base zones; name them as "zones""#),
        Mistake(
            #""order": ["4b", "4a", "zones"]"#, #""order": ["4b", "4a", "3", "zones"]"#, "precedence",
            #""3" is no class, line or area that a band or an area gives; take it out"#),
        Mistake(
            #""mode": "railway""#, #""mode": "railway", "selector": {"grade": ["railway"], "lanes": {"min": 2}}"#, "source_kinds",
            "railway (三(三)): only roads have lanes; take them out of its selector"),
        Mistake(#""key": "port","#, #""key": "bus_hub","#, "areas[3].key", #""bus_hub" stands twice; give each a name of its own"#),
        Mistake(#""key": "class2","#, #""key": "class1","#, "source_kinds[2].key", #""class1" stands twice; give each a name of its own"#),
        Mistake(
            #"{"adjoining": ["3"], "metres""#, #"{"adjoining": ["2"], "metres""#, "distances.blocks[0].rows[2].adjoining",
            "class 2 stands twice; one row is for a class and a condition"),
        Mistake(
            #"{"adjoining": ["3"], "metres""#, #"{"adjoining": ["4a"], "metres""#, "distances.blocks[0].rows[2].adjoining[0]",
            #"class 4a is no class of base zones; add it to "classes" of "zones", or leave it out"#),
        Mistake(
            #"{"adjoining": ["3"], "metres""#, #"{"adjoining": ["5"], "metres""#, "distances.blocks[0].rows[2].adjoining[0]",
            #"there is no class "5" in this ruleset; add it, or name one that it has"#),
        Mistake(
            #"{"adjoining": ["1"], "metres": [{"from": "2024-01-10", "value": 50, "clause": "三(三)"}]}"#,
            #"{"adjoining": ["1"], "when": {"lanes": {"min": 1}}, "metres": [{"from": "2024-01-10", "value": 50, "clause": "三(三)"}]}"#,
            "distances", #"railway has a distance by lanes, and roads alone have lanes; take "when" out"#),
        Mistake(
            #""verified": false, "mark": "S""#, #""verified": true, "mark": "S""#, "supplementary[8].mark",
            #"a figure of mark S must have "verified": false"#),
        Mistake(
            #""verified": false, "mark": "I""#, #""mark": "I""#, "distances.ends.mark", #"a figure of mark I must have "verified": false"#),
        Mistake(
            #""class": "4a", "edge_kind": "red_line""#, #""class": "4c", "edge_kind": "red_line""#, "areas[1].class",
            #"there is no class "4c" in this ruleset; add it, or name one that it has"#),
        Mistake(
            #""class": "4a", "edge_kind": "red_line""#, #""class": "4a", "edge_kind": "white_line""#, "areas[1].edge_kind",
            #"there is no kind of boundary line "white_line" in this ruleset; add it, or name one that it has"#),
        Mistake(
            #""applies_to": ["waterway"],"#, "", "boundary_lines",
            #"dike_railing_or_toe (三(一)1) is the edge of no line and no area; give it "applies_to""#),
        Mistake(
            #""applies_to": ["waterway"]"#, #""applies_to": ["canal"]"#, "boundary_lines[3].applies_to[0]",
            #"there is no kind of line "canal" in this ruleset; add it, or name one that it has"#),
        Mistake(
            #""listed": {"optional_from": "2024-01-10"}"#, #""listed": "sometimes""#, "source_kinds[0].listed",
            #""sometimes" is not one of required, optional"#),
        Mistake(#""class": "2""#, #""class": "4a""#, "palette", "class 2 (二(七) 表1) has 0 colours; give it one"),
        Mistake(
            #""reading": "W6""#, #""reading": "W66""#, "distances.ends.reading",
            #"there is no reading "W66" in this ruleset; add it, or name one that it has"#),
        Mistake(
            #""approved_before": "2011-01-01""#, #""approved_before": "2010-12-31""#, "railways.existing.approved_before",
            "2010-12-31 leaves a gap to new_from, 2011-01-01 (三(四)); give both the same day"),
        Mistake(#""kind": "railway""#, #""kind": "waterway""#, "railways", "waterway is no kind of rail line; name one of a mode of rail"),
        Mistake(#""rule": "first_row""#, #""rule": "second_row""#, "buildings.rule", #""second_row" is not one of mainly_tall, first_row"#),
        Mistake(
            "or 4\"},\n      \"class\": \"2\"", "or 4\"},\n      \"class\": \"4a\"", "zones",
            #"the residual zone has class 4a, which is no class of base zones (四); see "classes" of "zones""#),
        Mistake(
            #""grade": "铁路""#, #""grade": "高铁""#, "rails.entries[6].grade",
            #"no kind of line has the annex_word "高铁"; give the word to one of source_kinds"#),
        Mistake(
            #""annex_word": "铁路""#, #""annex_word": "主干路""#, "rails.entries[6].grade",
            #"no kind of line has the annex_word "铁路"; give the word to one of source_kinds"#),
        Mistake(
            #""from": "火烧头", "to": "板沙尾""#, #""from": "火烧头""#, "waterways.entries[0].from",
            "give both ends, or neither where the whole line is listed"),
        Mistake(#""count": 17"#, #""count": 18"#, "rails.entries", #"expected 18 rows as "count" says, found 17"#),
        Mistake(
            #""aliases": ["地铁3号线(首通段)"]"#, #""aliases": ["地铁3号线(二期)"]"#, "rails.entries[1].name",
            #"the bracketed name is in no group of aliases; add one to "names""#),
        Mistake(
            #""id": "B9","#, #""id": "B10","#, "readings",
            "these readings are missing, and the rules can come to a place that they decide: B9; add each with the clause that is open"),
        Mistake(
            ##""class": "1", "colour": "#78c679""##, ##""class": "1", "colour": "#d9f0a3""##, "palette",
            "classes 0 and 1 have the same colour; nobody could tell them apart"),
        Mistake(
            #""mode": "waterway""#, #""mode": "river""#, "source_kinds[7].mode",
            #""river" is not one of road, urban_rail, railway, spur, waterway"#),
        Mistake(
            #""id": "foshan-2024""#, #""id": "Foshan 2024""#, "id",
            #""Foshan 2024" is no identifier; write it with a to z, 0 to 9 and -"#),
        Mistake(
            #""working_crs": "EPSG:4547""#, #""working_crs": "4547""#, "document.scope.working_crs",
            #""4547" is no code of a plane; write it as EPSG:4548"#),
        Mistake(
            #""standards": ["gb3096","#, #""standards": ["gb9999","#, "standards",
            #""gb9999" is no standard at hand; there are gb3096, gb12348, gb22337, gb12523"#),
    ]

    /// In gbt-15190-2014.
    static let ranges: [Mistake] = [
        Mistake(
            #""nominal": 50, "tolerance": 5,"#, #""nominal": 50, "tolerance": 5, "reason": "x","#,
            "distances.blocks[0].rows[0].metres[0].reason",
            #"unknown name "reason" (known here: from, value, nominal, tolerance, verified, mark, clause, note)"#),
        Mistake(
            #""value": 50, "nominal": 50"#, #""value": 56, "nominal": 50"#, "distances.blocks[0].rows[0].metres[0].value",
            "56.0 m lies outside 50.0 ± 5.0 m (4a 类); choose a width within it"),
        Mistake(
            #""value": 35, "nominal": 35"#, #""value": 29.5, "nominal": 35"#, "distances.blocks[0].rows[1].metres[0].value",
            "29.5 m lies outside 35.0 ± 5.0 m (4a 类); choose a width within it"),
        Mistake(#""nominal": 20, "tolerance": 5"#, #""nominal": 20"#, "distances.blocks[0].rows[2].metres[0]", #""tolerance" is missing"#),
        Mistake(#""nominal": 20, "tolerance": 5"#, #""tolerance": 5"#, "distances.blocks[0].rows[2].metres[0]", #""nominal" is missing"#),
        Mistake(
            #""order": ["0", "1", "2", "3", "4a", "4b"]"#, #""order": ["0", "1", "2", "3", "4a"]"#, "strictness",
            "class 4b (表1) is missing in the order; add it where its limits belong"),
        Mistake(
            #""key": "class1""#, #""key": "class1", "selector": {"grade": ["class1"], "width_m": {"min": 9, "below": 8}}"#,
            "source_kinds[1].selector.width_m", #"expected metres, "min" less than "below""#),
        Mistake(
            #""keep_base": ["0"]"#, #""keep_base": ["3"]"#, "distances",
            "no distance for motorway (4a 类) beside class 0 on 2015-01-01; add a row, or keep_base"),
        Mistake(
            #""verified": false, "mark": "S""#, #""verified": false, "mark": "T""#, "document.in_force_from.mark",
            #"a figure of mark T must have "verified": true"#),
        Mistake(
            #""verified": false, "mark": "S""#, #""verified": false, "mark": "X""#, "document.in_force_from.mark",
            #""X" is not one of T, S, I"#),
        Mistake(
            #"["containing", "fronting", "stricter"]"#, #"["containing", "fronting", "widest"]"#, "readings[1].switch.values",
            #"the program cannot follow "widest"; see the values that other rulesets offer for "width_by""#),
    ]
}
