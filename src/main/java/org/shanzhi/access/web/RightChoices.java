package org.shanzhi.access.web;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.shanzhi.kernel.page.Choice;
import org.shanzhi.kernel.page.Page;
import org.shanzhi.policy.Permission;
import org.shanzhi.policy.Policies;
import org.springframework.stereotype.Component;

/** Rights in words, in the order of the policies. */
@Component
public class RightChoices {
    private final Policies policies;

    RightChoices(Policies policies) {
        this.policies = policies;
    }

    /** To read and to administer first: most tokens need no other. */
    List<Choice> of(Set<Permission> rights, Page page) {
        return Arrays.stream(Permission.values())
                .filter(rights::contains)
                .sorted((one, other) ->
                        Boolean.compare(one.action().isPresent(), other.action().isPresent()))
                .map(right -> Choice.of(right.name(), policies.label(right, page.locale())))
                .toList();
    }

    /** In one line; of a token without a choice that it carries all. */
    public String line(Set<Permission> rights, Page page) {
        if (rights == null) return page.t("tokens.all_rights");
        return Arrays.stream(Permission.values())
                .filter(rights::contains)
                .map(right -> policies.label(right, page.locale()))
                .collect(Collectors.joining(page.t("tokens.between")));
    }
}
