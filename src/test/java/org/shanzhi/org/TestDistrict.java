package org.shanzhi.org;

import java.time.LocalDate;
import java.util.List;
import org.shanzhi.org.OrganisationImport.NewDistrict;

/** A district with a street, a community, a grid, a department and a court, and four people. */
public final class TestDistrict {
    public static final LocalDate FOUNDED = LocalDate.of(2020, 1, 1);
    public static final int CENTRE = 1;
    public static final int STREET = 2;
    public static final int COMMUNITY = 3;
    public static final int GRID = 4;
    public static final int HOUSING = 5;
    public static final int COURT = 6;

    private TestDistrict() {}

    public static NewDistrict of(int id) {
        return new NewDistrict(
                new District(id, "620102", "CG", "城关区", true),
                null,
                List.of(
                        unit(CENTRE, "CG", "城关区综治中心", UnitKind.TIER, Tier.DISTRICT, null),
                        unit(STREET, "CG01", "雁北街道", UnitKind.TIER, Tier.SUBDISTRICT, CENTRE),
                        unit(COMMUNITY, "CG0101", "天庆社区", UnitKind.TIER, Tier.COMMUNITY, STREET),
                        unit(GRID, "CG010101", "天庆第一网格", UnitKind.TIER, Tier.GRID, COMMUNITY),
                        unit(HOUSING, "CG-ZJ", "住建局", UnitKind.DEPARTMENT, Tier.DISTRICT, CENTRE),
                        unit(COURT, "CG-FY", "城关区法院", UnitKind.OUTSIDE, Tier.DISTRICT, CENTRE)),
                List.of(
                        staff(1, "sysadmin1", "赵管理"),
                        staff(2, "handler1", "钱承办"),
                        staff(3, "clerk1", "孙登记"),
                        staff(4, "court1", "李法官")),
                List.of(
                        new Post(1, 1, CENTRE, "SYSTEM_ADMIN", FOUNDED, null),
                        new Post(2, 2, STREET, "HANDLER", FOUNDED, null),
                        new Post(3, 2, HOUSING, "UNIT_HEAD", FOUNDED, LocalDate.of(2025, 12, 31)),
                        new Post(4, 3, CENTRE, "CLERK", FOUNDED, null),
                        new Post(5, 4, COURT, "COURT", FOUNDED, null)));
    }

    private static Unit unit(int id, String code, String name, UnitKind kind, Tier tier, Integer parent) {
        return new Unit(id, code, name, kind, tier, parent, null, "0931-8450000", FOUNDED, null);
    }

    private static Staff staff(int id, String username, String name) {
        return new Staff(id, username, name, null, FOUNDED, null);
    }
}
