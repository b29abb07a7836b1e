package org.shanzhi.access;

import java.util.Set;
import org.shanzhi.policy.Permission;

/**
 * What a token is to be good for.
 *
 * @param username whose rights it carries, and who alone can pick it up
 * @param rights a choice of the owner's
 * @param days from today, at most a year
 */
public record TokenGrant(String username, String purpose, Set<Permission> rights, int days) {}
