package org.shanzhi.org.web;

import org.shanzhi.org.UnitKind;

/** What somebody typed to open a unit; {@code parent} is the code of the unit above. */
public record NewUnitForm(
        String parent, UnitKind kind, String code, String name, String functionCentre, String phone, String from) {
    public NewUnitForm {
        parent = parent == null ? "" : parent.strip();
        code = code == null ? "" : code.strip();
        name = name == null ? "" : name;
        functionCentre = functionCentre == null || functionCentre.isBlank() ? null : functionCentre;
        phone = phone == null ? "" : phone;
        from = from == null ? "" : from.strip();
    }
}
