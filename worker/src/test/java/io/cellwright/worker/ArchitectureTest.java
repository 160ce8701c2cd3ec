package io.cellwright.worker;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/// Holds what each package of this module may name.
@AnalyzeClasses(packages = "io.cellwright.worker", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String WORKER = "io.cellwright.worker.";

    @ArchTest
    static final ArchRule onlyTheEngineNamesDjl =
            noClasses()
                    .that()
                    .resideOutsideOfPackage(WORKER + "engine..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("ai.djl..");

    @ArchTest
    static final ArchRule dataKnowsNoMoreThanTheNamesOfDataSets =
            noClasses()
                    .that()
                    .resideInAPackage(WORKER + "data..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "io.cellwright.searchspace.block..",
                            "io.cellwright.searchspace.cell..",
                            "io.cellwright.searchspace.codegen..",
                            "io.cellwright.searchspace.network..",
                            "io.cellwright.searchspace.space..",
                            "io.cellwright.searchspace.zoo..",
                            WORKER + "engine..",
                            WORKER + "training..",
                            WORKER + "agent..",
                            WORKER + "cli..",
                            "ai.djl..");

    @ArchTest
    static final ArchRule theMachineStandsAlone =
            noClasses()
                    .that()
                    .resideInAPackage(WORKER + "machine..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            WORKER + "data..",
                            WORKER + "engine..",
                            WORKER + "training..",
                            WORKER + "agent..",
                            WORKER + "cli..");

    @ArchTest
    static final ArchRule theEngineKnowsNoDataSets =
            noClasses()
                    .that()
                    .resideInAPackage(WORKER + "engine..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            WORKER + "data..",
                            WORKER + "training..",
                            WORKER + "agent..",
                            WORKER + "cli..")
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule trainingKnowsNoController =
            noClasses()
                    .that()
                    .resideInAPackage(WORKER + "training..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(WORKER + "agent..", WORKER + "cli..")
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule baselinesKnowNoController =
            noClasses()
                    .that()
                    .resideInAPackage(WORKER + "baselines..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(WORKER + "agent..", WORKER + "cli..");

    @ArchTest
    static final ArchRule theAgentNamesTrainingAndWhatThatNames =
            classes()
                    .that()
                    .resideInAPackage(WORKER + "agent..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "java..",
                            "org.jspecify.annotations",
                            "com.fasterxml.jackson.databind",
                            "io.cellwright.searchspace..",
                            WORKER + "data..",
                            WORKER + "engine..",
                            WORKER + "machine..",
                            WORKER + "training..",
                            WORKER + "agent..");

    @ArchTest
    static final ArchRule nothingNamesTheCommandLine =
            noClasses()
                    .that()
                    .resideOutsideOfPackage(WORKER + "cli..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(WORKER + "cli..", "picocli..");

    @ArchTest
    static final ArchRule theWorkerDoesNotKnowTheController =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("io.cellwright.controller..");
}
