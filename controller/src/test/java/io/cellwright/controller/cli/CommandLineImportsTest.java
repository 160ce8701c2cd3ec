package io.cellwright.controller.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class CommandLineImportsTest {

    private static final String CLI = "io.cellwright.controller.cli";

    private final JavaClasses classes =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("io.cellwright.controller");

    @Test
    void nothingKnowsTheCommands() {
        noClasses()
                .that()
                .resideOutsideOfPackage(CLI)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(CLI)
                .check(classes);
    }

    @Test
    void onlyServeStartsAControllerTheOthersTalkToOne() {
        noClasses()
                .that()
                .resideInAnyPackage(CLI + ".*..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..rest..", "..schedule..", "..store..", "..pool..")
                .check(classes);
    }

    @Test
    void thePartsOfTheCommandLineAreNotTangled() {
        slices().matching(CLI + ".(*)..").should().beFreeOfCycles().check(classes);
    }
}
