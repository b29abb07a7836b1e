package org.shanzhi.access.provider;

/**
 * Somebody whom the provider has made sure of.
 *
 * @param subject the provider's own name for the person, which never changes
 * @param username by which the account is found the first time
 * @param twoFactors whether it says that it saw a second factor, where the setting believes it
 */
public record Known(String issuer, String subject, String username, boolean twoFactors) {}
