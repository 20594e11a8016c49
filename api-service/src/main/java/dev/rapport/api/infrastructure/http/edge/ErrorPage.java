package dev.rapport.api.infrastructure.http.edge;

import dev.rapport.api.infrastructure.http.problem.Problems;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Errors that never reached a controller, such as a firewall's refusal of an address. */
@Hidden
@RestController
final class ErrorPage implements ErrorController {

  private static final int INTERNAL = 500;

  @RequestMapping("${spring.web.error.path:/error}")
  public ResponseEntity<byte[]> error(HttpServletRequest request) {
    Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    return Problems.answer(SpringRefusals.of(status instanceof Integer code ? code : INTERNAL));
  }
}
