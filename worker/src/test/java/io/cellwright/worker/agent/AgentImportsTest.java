package io.cellwright.worker.agent;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
        packages = "io.cellwright.worker",
        importOptions = ImportOption.DoNotIncludeTests.class)
class AgentImportsTest {

    @ArchTest
    static final ArchRule THE_AGENT_USES_TRAINING_AND_WHAT_THAT_USES =
            classes()
                    .that()
                    .resideInAPackage("..worker.agent")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "java..",
                            "org.jspecify.annotations",
                            "com.fasterxml.jackson.databind",
                            "io.cellwright.searchspace..",
                            "io.cellwright.worker.data",
                            "io.cellwright.worker.engine",
                            "io.cellwright.worker.training",
                            "io.cellwright.worker.agent");

    @ArchTest
    static final ArchRule ONLY_THE_COMMAND_LINE_USES_THE_AGENT =
            noClasses()
                    .that()
                    .resideOutsideOfPackages("..worker.agent", "..worker.cli")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("..worker.agent");
}
