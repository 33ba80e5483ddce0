"""The whole service behind a real web server on a free port, with a worker that delivers by itself."""

from threading import Thread

from werkzeug.serving import make_server

from tests.demo import Demo


class RunningDemo(Demo):
    """The service as people reach it."""

    def start(self) -> None:
        """Open a port, and begin to deliver."""
        self.server = make_server("127.0.0.1", 0, self.app, threaded=True)
        self.address = f"http://127.0.0.1:{self.server.port}"
        self._threads = [Thread(target=self.server.serve_forever), Thread(target=self.service.dispatcher.run)]
        for thread in self._threads:
            thread.start()

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()
        self.service.dispatcher.stop()
        for thread in self._threads:
            thread.join()
        self.service.engine.dispose()
