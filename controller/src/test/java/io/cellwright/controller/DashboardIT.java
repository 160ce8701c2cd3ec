package io.cellwright.controller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.Select;

/// The dashboard in a real browser, in front of a real controller and a real worker.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DashboardIT {

    private static final Duration A_MOMENT = Duration.ofSeconds(30);
    private static final Duration A_WHILE = Duration.ofMinutes(3);

    @TempDir private static Path folder;

    /// What is open, the newest first.
    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    private ChromeDriver browser;
    private String login;

    @BeforeAll
    void openTheOneTimeAddress() {
        Optional<Path> chromium = installed("chromium", "chromium-browser", "google-chrome");
        Optional<Path> driver = installed("chromedriver");
        assumeThat(chromium).as("chromium is not installed").isPresent();
        assumeThat(driver).as("chromedriver is not installed").isPresent();

        String home = folder.resolve("home").toString();
        Cellwright serve = Cellwright.start(folder, "serve", "--home", home, "--port", "0");
        open.push(serve);
        await().atMost(A_MOMENT).until(() -> serve.output().contains("/login"));
        login = serve.output().strip();
        open.push(
                Cellwright.start(
                        folder,
                        "worker",
                        "--controller",
                        login.replaceFirst("/login.*", ""),
                        "--home",
                        home,
                        "--slots",
                        "1"));
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium.orElseThrow().toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--no-first-run",
                "--window-size=1280,900",
                "--user-data-dir=" + folder.resolve("profile"));
        browser =
                new ChromeDriver(
                        new ChromeDriverService.Builder()
                                .usingDriverExecutable(driver.orElseThrow().toFile())
                                .build(),
                        options);
        open.push(browser::quit);
        browser.get(login);
    }

    @AfterAll
    void closeEverything() throws Exception {
        while (!open.isEmpty()) {
            open.pop().close();
        }
    }

    @Test
    void aSearchIsLaunchedWatchedAndTakenHome() {
        assertThat(browser.getCurrentUrl()).doesNotContain("token");
        click("launch-link");
        new Select(field("dataset")).selectByValue("shapes");
        fill("trials", "2");
        fill("space.blocks", "1");
        fill("network.filters", "2");
        new Select(field("recipe.preset")).selectByValue("quick");
        fill("recipe.epochs", "1");
        fill("recipe.batchSize", "32");
        fill("recipe.trainExamples", "256");
        fill("recipe.validationExamples", "0");
        click("launch-submit");
        await().atMost(A_MOMENT).until(() -> !all("problem-recipe.validationExamples").isEmpty());

        fill("recipe.validationExamples", "128");
        click("launch-submit");
        await().atMost(A_MOMENT).until(() -> !all("search-progress").isEmpty());
        await().atMost(A_WHILE).until(() -> all("trial-row").size() == 3);
        await().atMost(A_WHILE)
                .until(() ->
                        all("trial-row").stream().allMatch(row -> row.getText().contains("%")));

        // Both cells of the best architecture are really drawn.
        await().atMost(A_MOMENT)
                .until(() ->
                        Boolean.TRUE.equals(
                                browser.executeScript(
                                        "const drawn = [...document.querySelectorAll('[data-testid=best] img')];"
                                                + "return drawn.length >= 2 && drawn.every(image =>"
                                                + " image.complete && image.naturalWidth > 0)")));
        all("best-cell-normal").getFirst().click();
        await().atMost(A_MOMENT).until(() -> all("drawing-dialog-close").getFirst().isDisplayed());
        all("drawing-dialog-close").getFirst().sendKeys(Keys.ESCAPE);
        await().atMost(A_MOMENT).until(() -> !all("drawing-dialog-close").getFirst().isDisplayed());
        all("trial-row").getFirst().click();
        await().atMost(A_MOMENT).until(() -> !all("trial-panel").isEmpty());
        for (String format :
                List.of(
                        "json",
                        "pytorch",
                        "torchscript",
                        "safetensors",
                        "svg-normal",
                        "svg-reduction")) {
            String link = all("download-" + format).getFirst().getAttribute("href");
            Object size =
                    browser.executeAsyncScript(
                            "const done = arguments[1];"
                                    + "fetch(arguments[0]).then(r => r.ok ? r.arrayBuffer() : null)"
                                    + ".then(b => done(b === null ? 0 : b.byteLength))",
                            link);
            assertThat((Long) size).as(format).isGreaterThan(500);
        }
        requireQuietConsole();
    }

    @Test
    void workersAreShownWithTheirSlots() {
        browser.get(login.replaceFirst("/login.*", "/#/workers"));
        await().atMost(A_MOMENT).until(() -> all("worker-card").size() == 1);
        assertThat(all("worker-slot")).hasSize(1);
        requireQuietConsole();
    }

    @Test
    void anUnknownPathHasNoPage() {
        browser.get(login.replaceFirst("/login.*", "/nosuch"));
        await().atMost(A_MOMENT).until(() -> !all("missing-page").isEmpty());
        assertThat(all("missing-page").getFirst().getText()).contains("/nosuch");
    }

    @Test
    void aPhoneNeverScrollsSideways() {
        Dimension desktop = browser.manage().window().getSize();
        try {
            browser.manage().window().setSize(new Dimension(500, 900));
            for (String page : List.of("/#/searches", "/#/launch", "/#/workers")) {
                browser.get(login.replaceFirst("/login.*", page));
                await().atMost(A_MOMENT)
                        .until(() -> !browser.findElements(By.cssSelector("main h1")).isEmpty());
                assertThat(
                                browser.executeScript(
                                        "return document.documentElement.scrollWidth <="
                                                + " document.documentElement.clientWidth"))
                        .as(page)
                        .isEqualTo(true);
            }
        } finally {
            browser.manage().window().setSize(desktop);
        }
    }

    private void requireQuietConsole() {
        assertThat(browser.manage().logs().get(LogType.BROWSER).getAll())
                .filteredOn(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
                .extracting(LogEntry::getMessage)
                // The form's refused attempt is an answer of the API, which Chromium also logs.
                .allMatch(message -> message.contains("/api/v1/searches"));
    }

    private WebElement field(String name) {
        await().atMost(A_MOMENT).until(() -> !all("field-" + name).isEmpty());
        return all("field-" + name).getFirst();
    }

    private void fill(String name, String value) {
        WebElement field = field(name);
        field.clear();
        field.sendKeys(value);
    }

    private void click(String testId) {
        await().atMost(A_MOMENT).until(() -> !all(testId).isEmpty());
        all(testId).getFirst().click();
    }

    private List<WebElement> all(String testId) {
        return browser.findElements(By.cssSelector("[data-testid='" + testId + "']"));
    }

    private static Optional<Path> installed(String... names) {
        return Stream.of(names)
                .flatMap(name ->
                        Stream.of(System.getenv("PATH").split(":")).map(at -> Path.of(at, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
