package org.shanzhi.policy.load;

import java.util.regex.Pattern;
import org.shanzhi.policy.FormField;
import org.shanzhi.policy.Policies;

/** Whatever may hold something of a person says how it is protected; what must never be held has no field. */
final class FormCheck {
    private static final Pattern PERSON_NAME = Pattern.compile(
            "part(y|ies)|applicant|respondent|person|principal|^agent$|representative|phone|address|idno|birth|ethnic"
                    + "|occupation|sign$|facts?$|claims?$|content|subject|mediator|visitor|worker|handler|registrar|issuer"
                    + "|approve|askedby|filedby|judge|proposer|stakeholder|attendance|opinion|invited|owner|contact|notes?$"
                    + "|reason$|firstcontact",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern PERSON_ZH = Pattern.compile(
            "当事|申请人|人姓名|姓名|电话|住址|证件|签名|签收$|简要|诉求|记录$|笔记|事实|意见|调查人|被调查人|告知人|承办人|审批人|代理人|代表人|调解员|回访人|网格员|法官");

    private FormCheck() {}

    static void check(Policies policies, Sections sections) {
        policies.forms()
                .forms()
                .values()
                .forEach(form -> form.fields().forEach(field -> field(form.code(), field, policies, sections)));
        policies.forms()
                .groups()
                .forEach((group, fields) -> fields.forEach(field -> field(group, field, policies, sections)));
    }

    private static void field(String form, FormField field, Policies policies, Sections sections) {
        Row row = sections.at("fields", FormReader.key(form, field));
        if (field.pii().isEmpty() && bearsPersons(field)) {
            row.problem(
                    "(%s) may hold something of a person and has no pii class".formatted(field.zh()),
                    "add pii: GENERAL, STRICT, TEXT, SIGNATURE, STAFF, or NONE when it was looked at and holds nothing");
        }
        if (policies.rights().forbiddenFields().contains(field.code()) && !field.printOnly()) {
            row.problem("is a field that must never be held", "take it out, or write print_only: true");
        }
        field.computed().filter(rule -> rule.startsWith("DL-")).ifPresent(clock -> {
            if (!policies.has("deadline_policies", clock)) {
                row.problem(
                        "computed",
                        "is computed from %s, which is no clock".formatted(clock),
                        Mend.use(clock, policies.vocabulary().codes("deadline_policies")));
            }
        });
    }

    private static boolean bearsPersons(FormField field) {
        return PERSON_NAME.matcher(field.code()).find()
                || PERSON_ZH.matcher(field.zh()).find();
    }
}
