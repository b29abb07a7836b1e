package org.shanzhi.org.web;

import static java.util.stream.Collectors.groupingBy;

import java.util.List;
import java.util.Map;
import org.shanzhi.org.Tier;
import org.shanzhi.org.Unit;
import org.shanzhi.org.UnitKind;

/**
 * The units of a district as one page shows them: its own, the offices beside it by kind, and the streets with their
 * communities; grids are counted here and listed on the page of their community.
 *
 * @param beside departments, function centres and outside offices of the district
 */
public record UnitTree(Unit centre, Map<UnitKind, List<Unit>> beside, List<Branch> streets) {
    /** A unit with what stands below it; {@code grids} are all below, at any depth. */
    public record Branch(Unit unit, List<Branch> below, long grids) {}

    /** @param units in order of tier and code; the centre may be null in a district that was only just opened */
    static UnitTree of(List<Unit> units) {
        Map<Integer, List<Unit>> below =
                units.stream().filter(unit -> unit.parentId() != null).collect(groupingBy(Unit::parentId));
        Unit centre = units.stream()
                .filter(unit -> unit.kind() == UnitKind.TIER && unit.tier() == Tier.DISTRICT)
                .findFirst()
                .orElse(null);
        List<Unit> first = centre == null ? List.of() : below.getOrDefault(centre.id(), List.of());
        return new UnitTree(
                centre,
                first.stream().filter(unit -> unit.kind() != UnitKind.TIER).collect(groupingBy(Unit::kind)),
                branches(first, below));
    }

    private static List<Branch> branches(List<Unit> units, Map<Integer, List<Unit>> below) {
        return units.stream()
                .filter(unit -> unit.kind() == UnitKind.TIER)
                .map(unit -> branch(unit, below))
                .toList();
    }

    private static Branch branch(Unit unit, Map<Integer, List<Unit>> below) {
        List<Branch> under = branches(below.getOrDefault(unit.id(), List.of()), below);
        long grids = under.stream()
                .mapToLong(it -> it.unit().tier() == Tier.GRID ? 1 : it.grids())
                .sum();
        return new Branch(unit, under, grids);
    }
}
