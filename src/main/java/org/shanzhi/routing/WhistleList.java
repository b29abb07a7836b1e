package org.shanzhi.routing;

import java.util.Arrays;
import java.util.Locale;
import org.shanzhi.kernel.NotFound;

/** Which calls a list shows. */
public enum WhistleList {
    /** 被哨: the caller's unit is called. */
    CALLED,
    /** 本单位吹的: the caller's unit blew. */
    BLOWN,
    /** 待裁定: refusals that lie before the caller. */
    TO_DECIDE,
    /** 全区: every call of the district, for those who see the centre's matters. */
    ALL;

    /** Such as {@code to-decide}, in addresses. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws NotFound when there is no such list */
    public static WhistleList named(String code) {
        return Arrays.stream(values())
                .filter(list -> list.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new NotFound("list"));
    }
}
