/// A small town in OpenStreetMap's forms: a street as a one-way pair, a bridge over a tunnel, an estate with a hole whose outline is two ways,
/// one of them against the other's direction; ways and relations of which something is missing.
enum OSMSample {
    static let xml = """
        <?xml version='1.0' encoding='UTF-8'?>
        <osm version="0.6" generator="by hand">
          <node id="1" lat="39.79" lon="116.5" version="1"/>
          <node id="2" lat="39.79" lon="116.51" version="1"/>
          <node id="3" lat="39.79" lon="116.52" version="1"/>
          <node id="4" lat="39.7902" lon="116.5" version="1"/>
          <node id="5" lat="39.7902" lon="116.52" version="1"/>
          <node id="6" lat="39.785" lon="116.51" version="1"/>
          <node id="7" lat="39.795" lon="116.51" version="1"/>
          <node id="11" lat="39.8" lon="116.5" version="1"/>
          <node id="12" lat="39.8" lon="116.51" version="1"/>
          <node id="13" lat="39.81" lon="116.51" version="1"/>
          <node id="14" lat="39.81" lon="116.5" version="1"/>
          <node id="15" lat="39.803" lon="116.503" version="1"/>
          <node id="16" lat="39.803" lon="116.507" version="1"/>
          <node id="17" lat="39.807" lon="116.507" version="1"/>
          <node id="20" lat="39.785" lon="116.505" version="1"><tag k="railway" v="station"/><tag k="name" v="荣京东街"/></node>
          <way id="100" version="1"><nd ref="1"/><nd ref="2"/><nd ref="3"/><tag k="highway" v="primary"/><tag k="name" v="荣华 &amp; 路"/><tag k="oneway" v="yes"/></way>
          <way id="101" version="1"><nd ref="5"/><nd ref="4"/><tag k="highway" v="primary"/><tag k="name" v="荣华 &amp; 路"/><tag k="oneway" v="yes"/></way>
          <way id="102" version="1"><nd ref="6"/><nd ref="7"/><tag k="highway" v="trunk"/><tag k="bridge" v="yes"/><tag k="layer" v="1"/></way>
          <way id="103" version="1"><nd ref="7"/><nd ref="6"/><tag k="railway" v="subway"/><tag k="tunnel" v="yes"/><tag k="layer" v="-2"/></way>
          <way id="104" version="1"><nd ref="1"/><nd ref="2"/><nd ref="99"/><nd ref="3"/><nd ref="5"/><tag k="highway" v="service"/></way>
          <way id="105" version="1"><nd ref="11"/><nd ref="12"/><nd ref="13"/></way>
          <way id="106" version="1"><nd ref="11"/><nd ref="14"/><nd ref="13"/></way>
          <way id="107" version="1"><nd ref="15"/><nd ref="16"/><nd ref="17"/><nd ref="15"/></way>
          <way id="108" version="1"><nd ref="15"/><nd ref="16"/><nd ref="17"/><nd ref="15"/><tag k="building" v="yes"/><tag k="building:levels" v="6"/></way>
          <way id="109" version="1"><nd ref="15"/><nd ref="16"/><nd ref="17"/><nd ref="15"/><tag k="highway" v="residential"/></way>
          <way id="110" version="1"><nd ref="98"/><nd ref="1"/><tag k="waterway" v="river"/></way>
          <relation id="200" version="1"><member type="way" ref="105" role="outer"/><member type="way" ref="107" role="inner"/><member type="way" ref="106" role="outer"/><tag k="type" v="multipolygon"/><tag k="landuse" v="residential"/></relation>
          <relation id="201" version="1"><member type="way" ref="105" role="outer"/><member type="way" ref="555" role="outer"/><tag k="type" v="multipolygon"/><tag k="landuse" v="industrial"/></relation>
          <relation id="202" version="1"><member type="way" ref="105" role="outer"/><tag k="type" v="multipolygon"/><tag k="landuse" v="retail"/></relation>
          <relation id="203" version="1"><member type="way" ref="100" role=""/><tag k="type" v="route"/></relation>
          <relation id="204" version="1"><member type="way" ref="107" role=""/><member type="way" ref="105" role=""/><member type="way" ref="106" role=""/><tag k="type" v="boundary"/></relation>
        </osm>
        """

    /// The same, made of it by osmium: packed, with dense nodes.
    static let dense =
        "AAAADQoJT1NNSGVhZGVyGDgQLBo0eJxT4vMvzg1OzkjNTdQNM9AzU+JySc0rTvXLT0ktbmLkzS/OzSzN1TfUMzTVMwAAMKgNWAAAAAwKB09TTURhdGEY"
        + "rQEQ/gEapwF4nOPS4mIAQvaixMyc8sRKLvbiksSSzPw8Lpa8xNxULp4XvYuf7FrzZMecFwunC51nFDrDyMXPBAEcEIpNK5SLnxEVCPEzoAIpdAEldAEt"
        + "fiZUASelA493/wYKLpBn2L+G7cAsngW9bAxAiuH+UQ6Gho8s+99KeWk2fG2+zgEUBKL/WyQatkrsByrYD+aDqAdXmIEqGfbvYAoSRjWeiZmFlQEAiUk2"
        + "9AAAAAwKB09TTURhdGEYtQIQ5gMarwJ4nHXOsU7DMBAG4JyTOOZa2pKWClkFVQyIhQEGBkbeJCVHauoa5CSt8hDlJbqDxMKIQLwKUh8DB4khqGy++/T7"
        + "fnwB9DCaqmy6TCoMTDIn5PeG6il6sGqe2Arbm9X6a/U4PhlvXp/Rryh3IT6xKs0IQ51UZDEsbGlmCOcY2UTpOs+L0hjSyPNyUs/s7AKjnOxC3RCKSal0"
        + "qkyG3d/XlaYF6RzhEluWcpWSKVSiUSyTgmz9Q2jVgmz8xOShSGMfmC/9IOTHKKDnHXhj7zS69hljciToH2YITm+dih3pI281tV1ns9hv7zrt8G5TO+AO"
        + "T2MACb2GRIx9wBsEsi9Us83QtemLuz9LDnIgZo1lcMRc35HQMduLJeP9LSrF/Of4YKuZGPYlDJv2Ce/wDWGnU2IAAAAMCgdPU01EYXRhGM8BEKECGskB"
        + "eJxVzj8OgjAYBXC+0pb66WCYDItKYvQcjozcoIbGNKmF1DKweysv4L+JwfMIGAamN7zfSx5KDJD6plIYGWmL+qpwcamN11VpmnNpce7UVRfKei1NZ1lZ"
        + "e+WQaWu7QN1PvOs77pSX2iBzPUFxKmtbSNfEd0j34gExAZKQkKYoYBmsgk1wYMeQRzyjLVDIQwBId+I5QjGBhA/uFuWkY1vxGtlswoBnpIW8I2vxhhgg"
        + "AZwClpHHAHbi8wfz6SPGWEa/EJLh0Q+bPzRv"

    /// By osmium with `pbf_dense_nodes=false,pbf_compression=none`.
    static let plain =
        "AAAADQoJT1NNSGVhZGVyGCIKICIOT3NtU2NoZW1hLVYwLjaCAQ1vc21pdW0vMS4xNS4wAAAADAoHT1NNRGF0YRjeAwrbAwoqCgAKAAoHcmFpbHdheQoE"
        + "bmFtZQoHc3RhdGlvbgoM6I2j5Lqs5Lic6KGXEqwDChoIAiIKCAEQABgAIAAoAUDA47v7AkiA9YPXCAoaCAQiCggBEAAYACAAKAFAwOO7+wJIwI+Q1wgK"
        + "GggGIgoIARAAGAAgACgBQMDju/sCSICqnNcIChoICCIKCAEQABgAIAAoAUDggrz7AkiA9YPXCAoaCAoiCggBEAAYACAAKAFA4IK8+wJIgKqc1wgKGggM"
        + "IgoIARAAGAAgACgBQKDWtfsCSMCPkNcIChoIDiIKCAEQABgAIAAoAUDg8MH7AkjAj5DXCAoaCBYiCggBEAAYACAAKAFAgP7H+wJIgPWD1wgKGggYIgoI"
        + "ARAAGAAgACgBQID+x/sCSMCPkNcIChoIGiIKCAEQABgAIAAoAUDAmNT7AkjAj5DXCAoaCBwiCggBEAAYACAAKAFAwJjU+wJIgPWD1wgKGggeIgoIARAA"
        + "GAAgACgBQODSy/sCSODJh9cIChoIICIKCAEQABgAIAAoAUDg0sv7AkjguozXCAoaCCIiCggBEAAYACAAKAFA4MPQ+wJI4LqM1wgKIggoEgICAxoCBAUi"
        + "CggBEAAYACAAKAFAoNa1+wJIoIKK1wgAAAAMCgdPU01EYXRhGOkDCuYDCrIBCgAKB2hpZ2h3YXkKBG5hbWUKBm9uZXdheQoHcHJpbWFyeQoM6I2j5Y2O"
        + "ICYg6LevCgN5ZXMKAAoGYnJpZGdlCgVsYXllcgoFdHJ1bmsKATEKB3JhaWx3YXkKBnR1bm5lbAoGc3Vid2F5CgItMgoHc2VydmljZQoIYnVpbGRpbmcK"
        + "D2J1aWxkaW5nOmxldmVscwoBNgoLcmVzaWRlbnRpYWwKCHdhdGVyd2F5CgVyaXZlchKuAhodCGQSAwECAxoDBAUGIgoIARAAGAAgACgHQgMCAgIaHAhl"
        + "EgMBAgMaAwQFBiIKCAEQABgAIAAoB0ICCgEaHAhmEgMBCAkaAwoGCyIKCAEQABgAIAAoB0ICDAIaHAhnEgMMDQkaAw4GDyIKCAEQABgAIAAoB0ICDgEa"
        + "HQhoEgEBGgEQIgoIARAAGAAgACgHQgcCAsIBvwEEGhMIaSIKCAEQABgAIAAoB0IDFgICGhMIaiIKCAEQABgAIAAoB0IDFgYBGhQIayIKCAEQABgAIAAo"
        + "B0IEHgICAxocCGwSAhESGgIGEyIKCAEQABgAIAAoB0IEHgICAxoaCG0SAQEaARQiCggBEAAYACAAKAdCBB4CAgMaGghuEgEVGgEWIgoIARAAGAAgACgH"
        + "QgTEAcEBAAAADAoHT1NNRGF0YRikAgqhAgphCgAKBHR5cGUKB2xhbmR1c2UKDG11bHRpcG9seWdvbgoLcmVzaWRlbnRpYWwKAAoFb3V0ZXIKBWlubmVy"
        + "CgppbmR1c3RyaWFsCgZyZXRhaWwKBXJvdXRlCghib3VuZGFyeRK7ASInCMgBEgIBAhoCAwQiCggBEAAYACAAKAVCAwYHBkoE0gEEAVIDAQEBIiUIyQES"
        + "AgECGgIDCCIKCAEQABgAIAAoBUICBgZKBNIBhAdSAgEBIiEIygESAgECGgIDCSIKCAEQABgAIAAoBUIBBkoC0gFSAQEiHwjLARIBARoBCiIKCAEQABgA"
        + "IAAoBUIBBUoCyAFSAQEiJQjMARIBARoBCyIKCAEQABgAIAAoBUIDBQUFSgTWAQMCUgMBAQE="

    /// By `osmium add-locations-to-ways`: the places stand at the ways, and of the nodes those with tags are left.
    static let located =
        "AAAADQoJT1NNSGVhZGVyGEkQPRpFeJxT4vMvzg1OzkjNTdQNM9AzU+JySc0rTvXLT0kt1uL3yU9OLMnMzyv2zwtPrCxuYuTNL87NLM3VN9QzNNUzAABe"
        + "/BOeAAAACwoHT1NNRGF0YRhlEFkaYXic49LiYgBC9qLEzJzyxEou9uKSxJLM/DwulrzE3FQunhe9i5/sWvNkx5wXC6cLaQtpcjFqaPFzMTIKMTJIMTIo"
        + "MTJoMTI5sS64tvU3kxfrgqau6xxBrEzMLKwMAJuOGQEAAAAMCgdPU01EYXRhGOwDEPMFGuYDeJyVkMFrE0EUh2dmNzOTl21Tt1rKHDR4EHtQaoUiHj14"
        + "2OP+BxszJmM3q8wmKbkFLQhC1bP0UPASvAiieKi2qRREvAmaa6AIvRkPnmK7zrYNsoKHwjDMj/m+N/MevMKAgNVUtbYctMGOgroEejeSaWL3tKoHug3O"
        + "3urz76uPSxdKe29fgtWWsZFoWatKVUIuDNpSQ66hm9ES4CvAdKDC1KeNZhTJEGjcLKeZXFoAFkvdUrck8HJThRUVVaE4Pl0PZUuGMeBFKGgZq4qMGioI"
        + "gS8HDanTCjmtWlK7G7a4yiuuhYklLDtHzwPHU2gWldBFdsMihPiFzq8Hfd575pjlsd7uxoggJC5z+R+JAPZ558VanyevZz06uP/OCIa/bXieFxbQQpZ3"
        + "iE97T572OfL4+rc3I2IeMnzVtZwJw0/SYpafxH/5wXB7RLYMf5PXXIwFnsqwjJAPeAvb/vS4ic3hjy7b/7rbZchzj5rZXNtZmXifbuvnxBxX2RHMmBHk"
        + "xzby8p2Dj8ZJvzjH7/yDUnyMpvfHaGqJeb6UQe2zhFi+M/j0sM87P22UDG3PGXz5bCqbaJK4xkOXnHIFodMnNBd5/XASp0/oLfDIxWcEnsl6O3gb+3CQ"
        + "JElx/9HvLvOOzofz+gOy8NfGAAAADAoHT1NNRGF0YRjPARChAhrJAXicVc4/DoIwGAVwvtKW+ulgmAyLSmL0HI6M3KCGxjSphdQysHsrL+C/icHzCBgG"
        + "pje830seSgyQ+qZSGBlpi/qqcHGpjddVaZpzaXHu1FUXynotTWdZWXvlkGlru0DdT7zrO+6Ul9ogcz1BcSprW0jXxHdI9+IBMQGSkJCmKGAZrIJNcGDH"
        + "kEc8oy1QyEMASHfiOUIxgYQP7hblpGNb8RrZbMKAZ6SFvCNr8YYYIAGcApaRxwB24vMH8+kjxlhGvxCS4dEPmz80bw=="

    static func bytes(_ base64: String) -> [UInt8] {
        var bytes: [UInt8] = []
        var (bits, count): (UInt32, UInt32) = (0, 0)
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
        for letter in base64 {
            guard let value = letters.firstIndex(of: letter) else { break }
            bits = bits << 6 | UInt32(value)
            count += 6
            if count >= 8 {
                count -= 8
                bytes.append(UInt8(truncatingIfNeeded: bits >> count))
            }
        }
        return bytes
    }
}
