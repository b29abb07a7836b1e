package org.shanzhi.search.topic;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.shanzhi.org.Organisation;
import org.shanzhi.org.Tier;
import org.shanzhi.org.Unit;
import org.shanzhi.org.UnitKind;
import org.springframework.stereotype.Component;

/**
 * The names of streets and communities, as people write them. Every address there holds them, so they say where a matter lies
 * and nothing of its cause.
 */
@Component
class AreaNames {
    private static final Pattern OFFICE = Pattern.compile("(?:居民委员会|村民委员会|居委会|村委会|办事处)$");
    private static final Pattern SORT = Pattern.compile("(?:社区|街道)$");
    private static final int SHORTEST = 2;

    private final Organisation organisation;

    AreaNames(Organisation organisation) {
        this.organisation = organisation;
    }

    /** For a heading: without the office that is there. */
    String area(int district, int unit) {
        return plain(organisation.unit(district, unit));
    }

    private static String plain(Unit unit) {
        return OFFICE.matcher(unit.name()).replaceFirst("");
    }

    Known on(int district, LocalDate day) {
        var written = new HashMap<Integer, List<String>>();
        var communities = new HashMap<String, Integer>();
        for (Unit unit : organisation.units(district, day)) {
            boolean street = unit.tier() == Tier.SUBDISTRICT;
            if (unit.kind() != UnitKind.TIER || !street && unit.tier() != Tier.COMMUNITY) continue;
            List<String> names = written(unit);
            written.put(unit.id(), names);
            if (!street) for (String name : names) communities.put(name, unit.id());
        }
        return new Known(
                written,
                communities,
                written.values().stream()
                        .flatMap(List::stream)
                        .distinct()
                        .sorted(LONGER_FIRST)
                        .toList());
    }

    private static List<String> written(Unit unit) {
        String plain = plain(unit);
        return Stream.of(unit.name(), plain, SORT.matcher(plain).replaceFirst(""))
                .filter(name -> name.length() >= SHORTEST)
                .distinct()
                .sorted(LONGER_FIRST)
                .toList();
    }

    private static final Comparator<String> LONGER_FIRST =
            Comparator.comparingInt((String name) -> -name.length()).thenComparing(name -> name);

    /**
     * As they are called on a day.
     *
     * @param written how the name of a unit is written, the longer ways first
     * @param communities by each way to write one
     * @param all ways, the longer first
     */
    record Known(Map<Integer, List<String>> written, Map<String, Integer> communities, List<String> all) {
        /** The community that an address names; of several, the one with the longest name. */
        Optional<Integer> community(String address) {
            return all.stream()
                    .filter(name -> communities.containsKey(name) && address.contains(name))
                    .findFirst()
                    .map(communities::get);
        }

        /** A text without the names of some units. */
        String without(String text, Stream<Integer> units) {
            return without(
                    text,
                    units.flatMap(unit -> written.getOrDefault(unit, List.of()).stream())
                            .toList());
        }

        /** An address without any of them. */
        String without(String address) {
            return without(address, all);
        }

        private static String without(String text, List<String> names) {
            String rest = text;
            for (String name : names) rest = rest.replace(name, " ");
            return rest;
        }
    }
}
