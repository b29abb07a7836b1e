/**
 * Who may come in, what each may do, and who looked: accounts, sign-in, tokens, the access log, and the vault in which
 * personal data is sealed under a key per matter. Knows neither units nor matters; where somebody serves it asks
 * {@link org.shanzhi.policy.Appointments}.
 */
@ApplicationModule(
        displayName = "Access 权限与保密",
        allowedDependencies = {"kernel", "policy"})
package org.shanzhi.access;

import org.springframework.modulith.ApplicationModule;
