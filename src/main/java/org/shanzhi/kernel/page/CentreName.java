package org.shanzhi.kernel.page;

import java.util.Locale;

/** The name of the centre under the brand, such as 城关区综治中心. The module that knows the district implements it. */
public interface CentreName {
    String of(Locale locale);
}
