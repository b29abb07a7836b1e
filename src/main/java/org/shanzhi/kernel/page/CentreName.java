package org.shanzhi.kernel.page;

import java.util.Locale;

/** Whose pages these are: the name of the centre, such as 城关区综治中心. The module that knows the district implements it. */
public interface CentreName {
    /** Empty when there is none, or more than one. */
    String of(Locale locale);

    /** Whether the people and matters here are invented (示范数据). */
    default boolean invented() {
        return false;
    }
}
