package org.shanzhi.access.web;

import java.util.List;
import org.shanzhi.policy.Permission;
import org.shanzhi.policy.RoleEdition;

/**
 * A composed role in the words of the page.
 *
 * @param more rights that the role it was copied from has not
 * @param less rights that only that one has
 * @param holders who holds it today, by name
 */
public record ComposedRole(
        RoleEdition edition, String origin, List<Permission> more, List<Permission> less, List<String> holders) {}
