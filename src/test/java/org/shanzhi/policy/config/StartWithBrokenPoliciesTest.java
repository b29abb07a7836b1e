package org.shanzhi.policy.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.shanzhi.policy.Policies;
import org.shanzhi.policy.PolicyFile;
import org.shanzhi.policy.PolicyLoader;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@ExtendWith(OutputCaptureExtension.class)
class StartWithBrokenPoliciesTest {
    @Test
    void a_broken_policy_stops_the_start_and_says_what_to_mend_and_nothing_else(CapturedOutput output) {
        Throwable failure = catchThrowable(() -> application(Broken.class).run());
        assertThat(failure).isNotNull();
        assertThat(output.getAll())
                .contains("policy/events.yaml:7: REGISTERED by names REGISTRED, which is not in case_states."
                        + " Mend: use one of the 14 known, such as REGISTERED,")
                .contains("Mend each line as it says, then start again.")
                .doesNotContain("\tat ");
    }

    @Test
    void good_policies_are_there_for_whoever_needs_them() {
        try (ConfigurableApplicationContext context =
                application(PolicyConfiguration.class).run()) {
            assertThat(context.getBean(Policies.class).active()).isNotEmpty();
        }
    }

    private static SpringApplication application(Class<?> configuration) {
        SpringApplication application = new SpringApplication(configuration);
        application.setWebApplicationType(WebApplicationType.NONE);
        return application;
    }

    @Configuration(proxyBeanMethods = false)
    static class Broken {
        @Bean
        Policies policies() {
            List<PolicyFile> files = PolicyLoader.files().stream()
                    .map(file -> new PolicyFile(
                            file.name(), file.text().replace("\"case:REGISTERED\"", "\"case:REGISTRED\"")))
                    .toList();
            return PolicyLoader.load(files, PolicyLoader.BUILT_MODULES);
        }
    }
}
