#include "copenjph.h"

#include <cstdlib>
#include <cstring>

#include <openjph/ojph_arch.h>
#include <openjph/ojph_codestream.h>
#include <openjph/ojph_file.h>
#include <openjph/ojph_mem.h>
#include <openjph/ojph_params.h>

namespace {

// Writes into memory that grows; the library's own file in memory loses it when growing fails.
class memory : public ojph::outfile_base {
public:
  ~memory() override { std::free(bytes); }
  size_t write(const void *from, size_t size) override {
    if (size > capacity - used) {
      size_t wanted = capacity * 2 > used + size ? capacity * 2 : used + size + 65536;
      auto *larger = static_cast<uint8_t *>(std::realloc(bytes, wanted));
      if (!larger) throw 1;
      bytes = larger;
      capacity = wanted;
    }
    std::memcpy(bytes + used, from, size);
    used += size;
    return size;
  }
  ojph::si64 tell() override { return static_cast<ojph::si64>(used); }
  uint8_t *release() {
    uint8_t *result = bytes;
    bytes = nullptr;
    return result;
  }
  uint8_t *bytes = nullptr;
  size_t capacity = 0, used = 0;
};

template <typename Sample>
void fill(int32_t *line, const uint8_t *from, uint32_t columns, uint32_t components) {
  for (uint32_t column = 0; column < columns; ++column) {
    Sample sample;
    std::memcpy(&sample, from, sizeof sample);
    line[column] = sample;
    from += sizeof sample * components;
  }
}

}  // namespace

extern "C" int openjph_encode(const uint8_t *samples, size_t size, openjph_frame frame,
                              uint8_t **stream, size_t *stream_size) {
  const size_t pitch = size_t(frame.columns) * frame.components * frame.sample_bytes;
  if (pitch == 0 || pitch * frame.rows != size || frame.precision < 1 || frame.precision > 16 ||
      frame.sample_bytes != (frame.precision <= 8 ? 1u : 2u))
    return 1;
  try {
    memory target;
    ojph::codestream coder;
    ojph::param_siz siz = coder.access_siz();
    siz.set_image_extent(ojph::point(frame.columns, frame.rows));
    siz.set_num_components(frame.components);
    for (uint32_t index = 0; index < frame.components; ++index)
      siz.set_component(index, ojph::point(1, 1), frame.precision, frame.is_signed != 0);
    ojph::param_cod cod = coder.access_cod();
    cod.set_num_decomposition(frame.decompositions);
    cod.set_block_dims(64, 64);
    cod.set_progression_order(frame.by_resolution ? "RPCL" : "LRCP");
    cod.set_color_transform(frame.transforms_colour != 0);
    cod.set_reversible(frame.step == 0);
    if (frame.step > 0) coder.access_qcd().set_irrev_quant(frame.step);
    coder.set_planar(false);
    coder.write_headers(&target);
    ojph::ui32 next = 0;
    ojph::line_buf *line = coder.exchange(nullptr, next);
    for (uint32_t row = 0; row < frame.rows; ++row) {
      const uint8_t *start = samples + pitch * row;
      for (uint32_t index = 0; index < frame.components; ++index) {
        // Lines are asked for in this order where the components are interleaved.
        if (next != index || !line) return 1;
        const uint8_t *from = start + size_t(index) * frame.sample_bytes;
        if (frame.sample_bytes == 1 && frame.is_signed)
          fill<int8_t>(line->i32, from, frame.columns, frame.components);
        else if (frame.sample_bytes == 1)
          fill<uint8_t>(line->i32, from, frame.columns, frame.components);
        else if (frame.is_signed)
          fill<int16_t>(line->i32, from, frame.columns, frame.components);
        else
          fill<uint16_t>(line->i32, from, frame.columns, frame.components);
        line = coder.exchange(line, next);
      }
    }
    coder.flush();
    coder.close();
    *stream_size = target.used;
    *stream = target.release();
    return *stream ? 0 : 1;
  } catch (...) {
    return 1;
  }
}

extern "C" void openjph_free(uint8_t *stream) { std::free(stream); }
