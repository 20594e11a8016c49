package dev.rapport.api.infrastructure.http.operations;

import dev.rapport.api.application.operations.doctor.Check;
import dev.rapport.api.application.operations.doctor.Doctor;
import dev.rapport.api.application.operations.doctor.Doctor.Report;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Compares what is there with what is declared. */
@RestController
@Tag(name = "Operations")
final class DoctorController {

  private final Doctor doctor;

  DoctorController(Doctor doctor) {
    this.doctor = doctor;
  }

  /** The diagnosis. */
  record DoctorAnswer(@Schema(description = "No check failed") boolean ok, List<Check> checks) {}

  @Operation(
      summary = "Topology, confirms, bounds, schema, clocks and versions against the declared")
  @GetMapping("/v1/ops/doctor")
  DoctorAnswer examine() {
    Report report = doctor.examine();
    return new DoctorAnswer(report.isOk(), report.checks());
  }
}
