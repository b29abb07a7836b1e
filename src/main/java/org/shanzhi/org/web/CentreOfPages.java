package org.shanzhi.org.web;

import java.util.List;
import java.util.Locale;
import org.shanzhi.kernel.NotFound;
import org.shanzhi.kernel.page.CentreName;
import org.shanzhi.org.District;
import org.shanzhi.org.Organisation;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The centre as the operator has named it; without that, as the unit at the head of the district is called. An installation
 * of several districts has no one name.
 */
@Component
class CentreOfPages implements CentreName {
    private final Organisation organisation;
    private final String inChinese;
    private final String inEnglish;

    CentreOfPages(
            Organisation organisation,
            @Value("${shanzhi.centre-name:}") String inChinese,
            @Value("${shanzhi.centre-name-en:}") String inEnglish) {
        this.organisation = organisation;
        this.inChinese = inChinese.strip();
        this.inEnglish = inEnglish.strip();
    }

    @Override
    public String of(Locale locale) {
        String set = locale.getLanguage().equals("en") && !inEnglish.isEmpty() ? inEnglish : inChinese;
        return set.isEmpty() ? known() : set;
    }

    private String known() {
        List<District> all = organisation.districts();
        if (all.size() != 1) return "";
        District only = all.getFirst();
        try {
            return organisation.centre(only.id()).name();
        } catch (NotFound noUnitYet) {
            return only.name();
        }
    }

    @Override
    public boolean invented() {
        return organisation.districts().stream().anyMatch(District::demo);
    }
}
